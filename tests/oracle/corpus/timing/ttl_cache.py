"""TTL cache with a janitor that evicts in the background."""
import threading
import time
from collections import OrderedDict
from contextlib import suppress


class TTLCache(OrderedDict):
    def __init__(self, ttl, timer=time.monotonic):
        super().__init__()
        self.ttl, self.timer = ttl, timer

    def __setitem__(self, key, value):
        super().__setitem__(key, (self.timer() + self.ttl, value))

    def __getitem__(self, key):
        expires, value = super().__getitem__(key)
        if expires < self.timer():
            with suppress(KeyError):
                del self[key]
            raise KeyError(key)
        return value

    def expire(self):
        now = self.timer()
        for key in [k for k, (expires, _) in self.items() if expires < now]:
            del self[key]


class Janitor:
    def __init__(self, cache, every):
        self.cache, self.every = cache, every
        self.timer = None

    def tick(self):
        self.cache.expire()
        self.schedule()

    def schedule(self):
        self.timer = threading.Timer(self.every, self.tick)
        self.timer.daemon = True
        self.timer.start()


def build(ttl, janitor=True):
    cache = TTLCache(ttl)
    if janitor:
        Janitor(cache, ttl / 2).schedule()
    return cache


small = build(0.01, janitor=False)
small["a"] = 1
print(small["a"], len(small))
big = build(0.5)
big["b"] = 2
print(big["b"])
