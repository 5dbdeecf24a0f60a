"""Token bucket, blocking or not."""
import threading
import time
from collections import deque
from functools import wraps


class RateLimitExceeded(Exception):
    def __init__(self, wait):
        self.wait = wait
        super().__init__(f"wait {wait:.3f}s")


class RateLimiter:
    def __init__(self, calls, period, clock=time.monotonic, sleep=time.sleep):
        self.calls, self.period = calls, period
        self.clock, self.sleep = clock, sleep
        self._times = deque()
        self._lock = threading.RLock()

    def acquire(self, block=True):
        with self._lock:
            now = self.clock()
            while self._times and now - self._times[0] >= self.period:
                self._times.popleft()
            if len(self._times) < self.calls:
                self._times.append(now)
                return
            wait = self.period - (now - self._times[0])
        if not block:
            raise RateLimitExceeded(wait)
        self.sleep(wait)
        self.acquire(block)

    def __call__(self, func):
        @wraps(func)
        def limited(*args, **kwargs):
            self.acquire()
            return func(*args, **kwargs)

        return limited


@RateLimiter(3, 0.05)
def ping(n):
    return n


print([ping(n) for n in range(7)])
strict = RateLimiter(1, 60)
strict.acquire(block=False)
try:
    strict.acquire(block=False)
except RateLimitExceeded as error:
    print(error.wait > 59)
