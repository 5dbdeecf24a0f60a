import atexit
import threading
from collections import OrderedDict


class WriteBehind:
    """Collects writes and flushes them every so often."""

    def __init__(self, sink, interval=0.05):
        self.sink = sink
        self.pending = OrderedDict()
        self.interval = interval
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self._flusher = threading.Thread(target=self._loop, daemon=True)
        self._flusher.start()
        atexit.register(self.close)

    def _loop(self):
        while not self.stopped.wait(self.interval):
            self.flush()

    def put(self, key, value):
        with self.lock:
            self.pending[key] = value

    def flush(self):
        with self.lock:
            batch, self.pending = self.pending, OrderedDict()
        self.sink(batch)

    def close(self):
        self.stopped.set()
        self.flush()


def connect(settings):
    backend = {}
    return backend, WriteBehind(backend.update, **settings)


backend, cache = connect({"interval": 0.01})
cache.put("a", 1)
cache.close()
print(backend)
