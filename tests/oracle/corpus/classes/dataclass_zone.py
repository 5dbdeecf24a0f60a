from dataclasses import dataclass, field
from datetime import datetime, timezone, tzinfo
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Event:
    name: str
    at: datetime
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("Europe/Vienna"))

    def local(self):
        return self.at.astimezone(self.zone)


base = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(Event("new year", base, timezone.utc).local())
print(Event("concert", base).local())
