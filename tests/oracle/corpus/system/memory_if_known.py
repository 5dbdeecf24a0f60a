import gc
import sys

try:
    import resource
except ModuleNotFoundError:
    HAVE_RESOURCE = False
else:
    HAVE_RESOURCE = True


def stats():
    s = {"objects": len(gc.get_objects()), "recursion": sys.getrecursionlimit()}
    if HAVE_RESOURCE:
        s["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return s


print(sorted(stats()))
