import functools
import logging
import random
import time

log = logging.getLogger("retry")


def retry(times=3, base=0.001, exceptions=(Exception,)):
    """Retry the decorated function with exponential backoff and jitter."""

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except exceptions as exc:
                    if attempt == times:
                        raise
                    delay = base * 2 ** attempt + random.uniform(0, base)
                    log.warning("%s failed (%s), retrying in %.3fs", fn.__name__, exc, delay)
                    time.sleep(delay)

        return wrapper

    return decorate


attempts = []


@retry(times=4, exceptions=(ConnectionError, TimeoutError))
def flaky():
    attempts.append(1)
    if len(attempts) < 3:
        raise ConnectionError("reset by peer")
    return "ok"


print(flaky(), len(attempts))
