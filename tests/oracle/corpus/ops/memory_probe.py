"""Peak memory in bytes, however the platform tells it."""
import gc
import os
import sys
import tracemalloc


def _rss_from_proc():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _rss_from_resource():
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage if sys.platform == "darwin" else usage * 1024


def _rss_from_tracemalloc():
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    return tracemalloc.get_traced_memory()[1]


def peak_memory():
    for probe in (_rss_from_proc, _rss_from_resource, _rss_from_tracemalloc):
        try:
            return probe()
        except (ImportError, OSError, ValueError):
            continue
    return 0


def measure(func):
    gc.collect()
    before = peak_memory()
    func()
    return peak_memory() - before


try:
    print(measure(lambda: [bytearray(1000) for _ in range(100)]) >= -1_000_000)
finally:
    tracemalloc.stop()
