"""Persistent memo of function results."""
import functools
import hashlib
import pickle
import shelve


class Memo:
    def __init__(self, filename):
        self.filename = filename
        self.hits = 0

    def key(self, func, args):
        text = f"{func.__module__}.{func.__qualname__}:{args!r}"
        return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()

    def __call__(self, func):
        @functools.wraps(func)
        def wrapper(*args):
            key = self.key(func, args)
            with shelve.open(self.filename, protocol=pickle.HIGHEST_PROTOCOL) as shelf:
                if key in shelf:
                    self.hits += 1
                    return shelf[key]
                result = shelf[key] = func(*args)
            return result

        return wrapper


memo = Memo("results")


@memo
def slow_square(n):
    return n * n


print(slow_square(12), slow_square(12), memo.hits)
