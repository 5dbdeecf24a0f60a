try:
    import resource
except ImportError:
    resource = None
import tracemalloc


def peak_memory():
    if resource is None:
        return tracemalloc.get_traced_memory()[1]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def limit_memory(mb):
    if not resource:
        return False
    resource.setrlimit(resource.RLIMIT_AS, (mb << 20, mb << 20))
    return True


print(peak_memory(), limit_memory(512))
