import threading
from contextlib import contextmanager


class LockMixin:
    """Gives every instance its own reentrant lock."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._lock = threading.RLock()

    @contextmanager
    def locked(self):
        self._lock.acquire()
        try:
            yield self
        finally:
            self._lock.release()


class SafeList(LockMixin, list):
    def append(self, item):
        with self.locked():
            super().append(item)

    def extend(self, items):
        with self.locked():
            for item in items:
                self.append(item)


s = SafeList()
s.extend("abc")
print(s, threading.get_ident() is not None)
