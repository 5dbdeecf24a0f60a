import functools
import signal


class timeout:
    """Decorator with an argument, as a class."""

    def __init__(self, seconds):
        self.seconds = seconds

    def _handler(self, signum, frame):
        raise TimeoutError(f"after {self.seconds} seconds")

    def __call__(self, fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            signal.signal(signal.SIGALRM, self._handler)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
            try:
                return fn(*args, **kwargs)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)

        return wrapper


@timeout(5)
def work(n):
    return sum(range(n))


print(work(100))
