import threading
import time
from collections import OrderedDict


class LazyTTLCache:
    """Expires entries when they are read, so no background thread is needed."""

    def __init__(self, maxsize=128, ttl=30):
        self.maxsize = maxsize
        self.ttl = ttl
        self._items = OrderedDict()
        self._lock = threading.Lock()

    def __setitem__(self, key, value):
        with self._lock:
            self._items[key] = (time.monotonic() + self.ttl, value)
            self._items.move_to_end(key)
            while len(self._items) > self.maxsize:
                self._items.popitem(last=False)

    def __getitem__(self, key):
        with self._lock:
            expires, value = self._items[key]
            if expires < time.monotonic():
                del self._items[key]
                raise KeyError(key)
            return value


def main():
    cache = LazyTTLCache(maxsize=2)
    for i in range(4):
        cache[i] = i * i
    assert cache[3] == 9
    try:
        cache[0]
    except KeyError:
        print("evicted")


main()
