"""When does a cron line fire next?"""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def field(text, low, high):
    values = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        if span == "*":
            start, end = low, high
        else:
            start, _, end = span.partition("-")
            end = end or start
        values.update(range(int(start), int(end) + 1, int(step or 1)))
    return values


class Cron:
    def __init__(self, line, zone="UTC"):
        minute, hour = line.split()[:2]
        self.minutes, self.hours = field(minute, 0, 59), field(hour, 0, 23)
        self.zone = ZoneInfo(zone)

    def next(self, after):
        moment = after.astimezone(self.zone).replace(second=0, microsecond=0)
        while True:
            moment += timedelta(minutes=1)
            if moment.minute in self.minutes and moment.hour in self.hours:
                return moment


JOBS = {"report": ("0 8 * * *", "Europe/Berlin"), "sweep": ("*/15 * * * *", "UTC")}
now = datetime.fromisoformat("2024-03-31T00:20:00+00:00")
for name, spec in JOBS.items():
    print(name, Cron(*spec).next(now))
