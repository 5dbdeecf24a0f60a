import os
import time
from contextlib import contextmanager


@contextmanager
def local_zone(name):
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def show(epoch):
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(epoch))


with local_zone("EST5EDT"):
    print(show(0))
print(show(0))
