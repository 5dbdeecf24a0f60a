import os
import time


def in_zone(tz, fmt="%H:%M"):
    old = os.environ.get("TZ")
    os.environ["TZ"] = tz
    time.tzset()
    try:
        return time.strftime(fmt, time.localtime(0))
    finally:
        if old is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = old
        time.tzset()


print(in_zone("UTC"), in_zone("EST5EDT"))
