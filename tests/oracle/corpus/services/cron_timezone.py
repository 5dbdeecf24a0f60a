from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


class DailyJob:
    """Runs once a day at a local wall time."""

    def __init__(self, name, at, tz="Europe/Berlin"):
        self.name = name
        self.at = at
        self.tz = ZoneInfo(tz)

    def next_run(self, after):
        local = after.astimezone(self.tz)
        candidate = datetime.combine(local.date(), self.at, tzinfo=self.tz)
        if candidate <= local:
            candidate += timedelta(days=1)
        return candidate


job = DailyJob("digest", time(8, 30))
print(job.next_run(datetime.fromisoformat("2024-03-30T22:00:00+00:00")))
