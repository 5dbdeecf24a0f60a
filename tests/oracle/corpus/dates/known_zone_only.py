import zoneinfo
from datetime import datetime, timedelta, timezone

wanted = "Europe/Madrid"
if wanted in zoneinfo.available_timezones():
    tz = zoneinfo.ZoneInfo(wanted)
else:
    tz = timezone(timedelta(hours=1))
print(datetime(2024, 1, 6, 12, tzinfo=tz).utcoffset())
