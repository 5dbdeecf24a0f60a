import time

try:
    import resource
except ModuleNotFoundError:
    resource = None


def peak_memory():
    """Peak resident size in KiB, or None where it cannot be known."""
    if resource is None:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def timed(fn, *args):
    start = time.process_time()
    value = fn(*args)
    return value, time.process_time() - start, peak_memory()


print(timed(sorted, [3, 1, 2]))
