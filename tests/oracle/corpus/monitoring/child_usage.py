"""What did the commands of a build step cost?"""
import os
import time
from dataclasses import dataclass


@dataclass
class Cost:
    wall: float = 0.0
    user: float = 0.0
    peak: int = 0

    def __enter__(self):
        self._start = time.monotonic()
        self._before = os.times()
        return self

    def __exit__(self, *exc):
        self.wall = time.monotonic() - self._start
        self.user = os.times().user - self._before.user
        self.peak = max(self.peak, self._peak())

    def _peak(self):
        from resource import RUSAGE_CHILDREN, getrusage

        return getrusage(RUSAGE_CHILDREN).ru_maxrss


with Cost() as cost:
    sum(number * number for number in range(1000))
print(cost.wall >= 0, cost.peak >= 0)
