import atexit
from concurrent.futures import ThreadPoolExecutor

_pool = None


def get_pool():
    global _pool
    if _pool is None:
        _pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bg")
        atexit.register(_pool.shutdown, wait=False)
    return _pool


def defer(fn, *args, **kwargs):
    """Run later, in the background."""
    return get_pool().submit(fn, *args, **kwargs)


future = defer(sorted, [3, 1, 2])
print(future.result())
