import functools
import threading


def main_thread_only(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError(f"{fn.__name__} must be called from the main thread")
        return fn(*args, **kwargs)

    return inner


class Window:
    start = staticmethod(lambda: "started")

    @main_thread_only
    def show(self):
        return self.start()


print(Window().show())
lock = threading.Semaphore(2)
with lock:
    print(lock.acquire(blocking=False))
