import functools
import threading
import time


def synchronized(method):
    """Like Java's keyword."""

    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        lock = self.__dict__.setdefault("_monitor", threading.RLock())
        with lock:
            return method(self, *args, **kwargs)

    return wrapper


def timed(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        start = time.perf_counter()
        try:
            return method(self, *args, **kwargs)
        finally:
            self.elapsed = time.perf_counter() - start

    return wrapper


class Account:
    def __init__(self):
        self.balance = 0

    @timed
    @synchronized
    def deposit(self, amount):
        self.balance += amount
        return self.balance


a = Account()
print(a.deposit(5), a.deposit(7), a.elapsed >= 0)
