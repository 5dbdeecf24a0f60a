import resource
import sys


def peak_memory():
    """Peak resident set size in MiB."""
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if sys.platform == "darwin":
        usage /= 1024
    return usage / 1024


print("%.1f MiB" % peak_memory())
