"""Stop a call that takes too long."""
import functools
import signal


class TimeLimitExceeded(Exception):
    pass


class time_limit:
    def __init__(self, seconds):
        self.seconds = seconds

    def __call__(self, func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return wrapper

    def _expired(self, signum, frame):
        raise TimeLimitExceeded(self.seconds)

    def __enter__(self):
        self._old = signal.signal(signal.SIGALRM, self._expired)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *exc):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._old)


@time_limit(2.5)
def parse(text):
    return [int(part) for part in text.split(",")]


print(parse("1,2,3"))
