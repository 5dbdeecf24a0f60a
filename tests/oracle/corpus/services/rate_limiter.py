import threading
import time
from collections import deque


class RateLimiter:
    """Sliding window limiter, usable as a context manager and as a decorator."""

    def __init__(self, calls, period):
        self.calls = calls
        self.period = period
        self.stamps = deque()
        self.cond = threading.Condition()

    def __enter__(self):
        with self.cond:
            while len(self.stamps) >= self.calls:
                wait = self.stamps[0] + self.period - time.monotonic()
                if wait > 0:
                    self.cond.wait(timeout=wait)
                self.stamps.popleft()
            self.stamps.append(time.monotonic())
        return self

    def __exit__(self, *exc):
        return False

    def __call__(self, fn):
        def wrapper(*a, **k):
            with self:
                return fn(*a, **k)

        return wrapper


limiter = RateLimiter(5, 0.5)


@limiter
def ping(i):
    return i


print([ping(i) for i in range(4)])
