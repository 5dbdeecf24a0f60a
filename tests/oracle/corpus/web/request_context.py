"""Request-local state, with a fallback for the days before contextvars."""
import threading
from contextlib import contextmanager

try:
    from greenlet import getcurrent as get_ident
except ImportError:
    from threading import get_ident


class Local:
    __slots__ = ("_storage", "_lock")

    def __init__(self):
        object.__setattr__(self, "_storage", {})
        object.__setattr__(self, "_lock", threading.RLock())

    def __getattr__(self, name):
        try:
            return self._storage[get_ident()][name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        with self._lock:
            self._storage.setdefault(get_ident(), {})[name] = value

    def release(self):
        with self._lock:
            self._storage.pop(get_ident(), None)


local = Local()


@contextmanager
def request_context(path):
    local.path = path
    local.thread = threading.current_thread().name
    try:
        yield local
    finally:
        local.release()


with request_context("/index") as ctx:
    print(ctx.thread, ctx.path)
assert not hasattr(local, "path")
