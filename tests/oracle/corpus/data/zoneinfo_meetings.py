from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

UTC = ZoneInfo("UTC")


class Meeting:
    def __init__(self, title, start, zone):
        self.title = title
        self.start = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))

    def for_zone(self, zone):
        return self.start.astimezone(ZoneInfo(zone)).strftime("%a %H:%M %Z")


m = Meeting("standup", "2024-06-03T09:00", "Europe/Paris")
for zone in ("America/New_York", "Asia/Tokyo"):
    print(zone, m.for_zone(zone))
print(m.start + timedelta(days=1))
