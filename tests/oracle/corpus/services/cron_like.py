"""Cron expressions, evaluated against a given moment."""
import datetime as dt
from dataclasses import dataclass, field
from threading import Lock
from typing import Callable


def expand(part, lo, hi):
    if part == "*":
        return set(range(lo, hi + 1))
    if part.startswith("*/"):
        return set(range(lo, hi + 1, int(part[2:])))
    return {int(p) for p in part.split(",")}


@dataclass
class Entry:
    expr: str
    func: Callable
    lock: Lock = field(default_factory=Lock, repr=False)

    def due(self, now):
        minute, hour = self.expr.split()
        return now.minute in expand(minute, 0, 59) and now.hour in expand(hour, 0, 23)

    def fire(self):
        if self.lock.acquire(blocking=False):
            try:
                return self.func()
            finally:
                self.lock.release()


table = [Entry("*/15 *", lambda: "quarter"), Entry("0 3,4", lambda: "backup")]
now = dt.datetime(2024, 5, 1, 3, 0, tzinfo=dt.timezone.utc)
print([e.fire() for e in table if e.due(now)])
