from dataclasses import dataclass
from datetime import datetime, timezone
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Office:
    city: str
    zone: str
    opens: int = 9
    closes: int = 17

    def local(self, moment):
        return moment.astimezone(ZoneInfo(self.zone))

    def is_open(self, moment):
        return self.opens <= self.local(moment).hour < self.closes


OFFICES = [Office("London", "Europe/London"), Office("New York", "America/New_York")]


def common_hours(day):
    for hour in range(24):
        moment = day.replace(hour=hour)
        if all(office.is_open(moment) for office in OFFICES):
            yield hour


print(list(common_hours(datetime(2024, 6, 3, tzinfo=timezone.utc))))
