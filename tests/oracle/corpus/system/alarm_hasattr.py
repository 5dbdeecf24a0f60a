import contextlib
import signal


@contextlib.contextmanager
def time_limit(seconds):
    if not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


with time_limit(2):
    print("fast")
