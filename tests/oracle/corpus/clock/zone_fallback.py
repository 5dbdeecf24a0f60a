"""Local times where the time zone database may be missing."""
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FIXED = {"Europe/Berlin": 1, "Asia/Tokyo": 9}


@lru_cache(maxsize=None)
def zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=FIXED.get(name, 0)), name)


class Event:
    def __init__(self, title, moment):
        self.title = title
        self.moment = moment

    def __format__(self, spec):
        local = self.moment.astimezone(zone(spec or "UTC"))
        return f"{self.title} at {local:%H:%M}"


event = Event("Standup", datetime(2024, 1, 10, 8, 0, tzinfo=timezone.utc))
print(f"{event:Asia/Tokyo}; {event}")
