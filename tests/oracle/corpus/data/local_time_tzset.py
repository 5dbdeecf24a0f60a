import os
import time
from contextlib import contextmanager


@contextmanager
def timezone(name):
    """Temporarily switch the process to another time zone."""
    old = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if old is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = old
        time.tzset()


with timezone("EST+05EDT,M4.1.0,M10.5.0"):
    print(time.strftime("%H:%M %Z", time.localtime(0)))
