"""In-memory TTL cache with a background sweeper."""
import threading
import time


class TTLCache:
    def __init__(self, ttl=60.0, sweep_every=5.0):
        self._data = {}
        self._ttl = ttl
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._sweeper = threading.Thread(target=self._sweep, args=(sweep_every,), daemon=True)

    def start(self):
        self._sweeper.start()
        return self

    def _sweep(self, every):
        while not self._stop.wait(every):
            now = time.monotonic()
            with self._lock:
                for key in [k for k, (_, exp) in self._data.items() if exp < now]:
                    del self._data[key]

    def set(self, key, value):
        with self._lock:
            self._data[key] = (value, time.monotonic() + self._ttl)

    def get(self, key, default=None):
        with self._lock:
            value, _ = self._data.get(key, (default, 0))
            return value


cache = TTLCache(ttl=10).start()
cache.set("user:1", {"name": "ada"})
print(cache.get("user:1"))
