from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass
class Scheduler:
    interval: float = 1.0
    ticks: int = 0
    timer: threading.Timer | None = field(default=None, repr=False)

    def _tick(self):
        self.ticks += 1
        self.schedule()

    def schedule(self):
        self.timer = threading.Timer(self.interval, self._tick)
        self.timer.daemon = True
        self.timer.start()

    def cancel(self):
        if self.timer:
            self.timer.cancel()


scheduler = Scheduler(0.1)
scheduler.schedule()
scheduler.cancel()
