from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FIXED = {"UTC": 0, "Asia/Tokyo": 9, "Asia/Kolkata": 5.5}


def get_zone(name):
    """A ZoneInfo where there is a database, else a fixed offset."""
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=FIXED[name]), name)


stamp = datetime(2024, 2, 29, 12, 0, tzinfo=timezone.utc)
for name in FIXED:
    print(stamp.astimezone(get_zone(name)).isoformat())
