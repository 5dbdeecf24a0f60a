import functools
import threading
import time


class timed_cache:
    """functools.lru_cache whose entries get too old."""

    def __init__(self, seconds, maxsize=128):
        self.seconds = seconds
        self.maxsize = maxsize

    def __call__(self, func):
        lock = threading.Lock()

        @functools.lru_cache(self.maxsize)
        def cached(epoch, *args):
            return func(*args)

        @functools.wraps(func)
        def wrapper(*args):
            with lock:
                return cached(int(time.time() / self.seconds), *args)

        wrapper.info = cached.cache_info
        return wrapper


@timed_cache(seconds=3600)
def square(number):
    return number * number


print([square(number % 3) for number in range(9)], square.info().hits)
