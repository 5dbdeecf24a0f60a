import resource
import sys


def peak_mb():
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage / (1024 * 1024 if sys.platform == "darwin" else 1024)


data = [str(i) for i in range(50_000)]
print(f"peak {peak_mb():.0f} MB for {len(data)} items")
