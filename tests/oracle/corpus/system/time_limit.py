import signal
from contextlib import contextmanager


@contextmanager
def time_limit(seconds):
    def on_alarm(signum, frame):
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


with time_limit(2):
    print(sum(range(100_000)))
