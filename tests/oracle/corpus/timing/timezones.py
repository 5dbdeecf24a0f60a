"""Meeting times around the world."""
from datetime import datetime, timedelta, timezone
from functools import cached_property
from zoneinfo import ZoneInfo


class Office:
    def __init__(self, city, zone):
        self.city, self.zone = city, zone

    @cached_property
    def tzinfo(self):
        return ZoneInfo(self.zone)

    def local(self, moment):
        return moment.astimezone(self.tzinfo)


class Meeting:
    def __init__(self, start, *offices):
        self.start, self.offices = start, offices

    def table(self):
        for office in self.offices:
            yield f"{office.city:10} {office.local(self.start):%H:%M %Z}"


noon = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
print(noon + timedelta(hours=2))
print("\n".join(Meeting(noon, Office("Berlin", "Europe/Berlin"), Office("Tokyo", "Asia/Tokyo")).table()))
