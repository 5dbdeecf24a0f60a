"""Give a function a limited time."""
import functools
import signal
import time


class TookTooLong(Exception):
    pass


def limited(seconds):
    def decorate(func):
        def on_alarm(signum, frame):
            raise TookTooLong(f"{func.__name__} took over {seconds} s")

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            previous = signal.signal(signal.SIGALRM, on_alarm)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            try:
                return func(*args, **kwargs)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, previous)

        return wrapper

    return decorate


@limited(5)
def slow_sum(count):
    time.sleep(0.01)
    return sum(range(count))


print(slow_sum(100))
