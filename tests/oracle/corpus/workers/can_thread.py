"""Find out once whether threads can be started."""
import functools
import threading


@functools.lru_cache(maxsize=None)
def can_start_thread():
    try:
        t = threading.Thread(target=lambda: None)
        t.start()
        t.join()
    except RuntimeError:
        return False
    return True


class Monitor:
    def __init__(self, interval=0.01):
        self.interval = interval
        self.samples = []
        self._stop = threading.Event()
        self._thread = None

    def sample(self):
        self.samples.append(threading.active_count())

    def _loop(self):
        while not self._stop.wait(self.interval):
            self.sample()

    def __enter__(self):
        self.sample()
        if can_start_thread():
            self._thread = threading.Thread(target=self._loop, daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *exc):
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self.sample()


with Monitor() as monitor:
    total = sum(range(10_000))
print(total, len(monitor.samples) >= 2)
