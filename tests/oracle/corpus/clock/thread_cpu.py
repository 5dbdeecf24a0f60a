"""How much processor time did this thread use?"""
import time
from functools import wraps

SPENT = {}


def accounted(func):
    clock = time.CLOCK_THREAD_CPUTIME_ID

    @wraps(func)
    def wrapper(*args, **kwargs):
        before = time.clock_gettime_ns(clock)
        try:
            return func(*args, **kwargs)
        finally:
            SPENT[func.__name__] = SPENT.get(func.__name__, 0) + time.clock_gettime_ns(clock) - before

    return wrapper


@accounted
def primes(limit):
    return [n for n in range(2, limit) if all(n % k for k in range(2, int(n**0.5) + 1))]


print(len(primes(500)), SPENT["primes"] >= 0)
