import sched
import time
from collections import namedtuple
from itertools import count

Job = namedtuple("Job", "name every action")


class Scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._inner = sched.scheduler(timefunc, delayfunc)
        self._runs = count(1)
        self.history = []

    def add(self, job, times):
        for number in range(1, times + 1):
            self._inner.enter(job.every * number, 1, self._fire, (job,))

    def _fire(self, job):
        self.history.append((next(self._runs), job.name, job.action()))

    def run(self):
        self._inner.run()
        return self.history


scheduler = Scheduler()
scheduler.add(Job("fast", 0.001, lambda: "f"), 3)
scheduler.add(Job("slow", 0.002, lambda: "s"), 1)
print(scheduler.run())
