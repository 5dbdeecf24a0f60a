"""Swap threads for greenlets where gevent is there."""
import sys
import threading
import types


class FakeThread:
    """Runs its target in start(), like a greenlet nobody waits for."""

    def __init__(self, target=None, args=(), kwargs=None, daemon=None):
        self._call = (target, args, kwargs or {})
        self.daemon = daemon

    def start(self):
        target, args, kwargs = self._call
        target(*args, **kwargs)

    def join(self, timeout=None):
        return None

    def is_alive(self):
        return False


def patch_threads():
    original = threading.Thread
    threading.Thread = FakeThread
    return original


def restore(original):
    threading.Thread = original


results = []
original = patch_threads()
try:
    thread = threading.Thread(target=results.append, args=(1,), daemon=True)
    thread.start()
    thread.join()
finally:
    restore(original)
assert isinstance(threading, types.ModuleType) and "gevent" not in sys.modules
print(results)
