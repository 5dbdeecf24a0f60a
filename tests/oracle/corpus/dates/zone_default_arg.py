from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo


@dataclass
class Event:
    title: str
    at: datetime
    zone: tzinfo = field(default_factory=partial(ZoneInfo, "Europe/London"))

    def __str__(self):
        return f"{self.title} {self.at.replace(tzinfo=self.zone).isoformat()}"


print(Event("Standup", datetime(2024, 7, 1, 9, 30)))
