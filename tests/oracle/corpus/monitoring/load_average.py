import os
import shutil
from dataclasses import asdict, dataclass


@dataclass
class Health:
    load: float
    processors: int
    free_percent: float

    @property
    def ok(self):
        return self.load < 100 * self.processors

    @classmethod
    def probe(cls, folder="/"):
        one, _, _ = os.getloadavg()
        usage = shutil.disk_usage(folder)
        return cls(one, os.cpu_count() or 1, round(100 * usage.free / max(usage.total, 1), 1))


health = Health.probe()
print(health.ok, sorted(asdict(health)))
