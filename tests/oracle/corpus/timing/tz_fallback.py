"""Local time zone, or UTC when there is no database."""
from datetime import datetime, timedelta, timezone, tzinfo
import os
import time

try:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
except ImportError:
    ZoneInfo = None
    ZoneInfoNotFoundError = KeyError


class Fixed(tzinfo):
    def __init__(self, minutes, name):
        self._offset, self._name = timedelta(minutes=minutes), name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return self._name


def get_zone(name):
    if name in ("UTC", "Z", ""):
        return timezone.utc
    if name[0] in "+-":
        hours, minutes = int(name[:3]), int(name[4:] or 0)
        return Fixed(hours * 60 + minutes, name)
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return timezone.utc


def local_name():
    return os.environ.get("TZ") or time.tzname[0]


for name in ("UTC", "+05:30", "America/New_York", local_name()):
    print(name, datetime(2024, 1, 1, tzinfo=get_zone(name)).isoformat())
