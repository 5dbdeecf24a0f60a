import threading
from functools import partial

barrier = threading.Barrier(1)
once = threading.Semaphore(1)
ready = threading.Event()


def critical(func):
    def inner(*args):
        if not once.acquire(blocking=False):
            return "busy"
        try:
            return func(*args)
        finally:
            once.release()

    return inner


@critical
def outer(depth):
    return [depth, outer(depth + 1)]


def main():
    threading.Thread(target=partial(print, "never started"))
    print(barrier.wait(timeout=1), outer(0), ready.is_set(), threading.active_count())


main()
