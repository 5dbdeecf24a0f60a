from contextlib import contextmanager
from enum import Enum, auto
from multiprocessing import Lock


class Phase(Enum):
    WAITING = auto()
    RUNNING = auto()
    DONE = auto()


class Job:
    allowed = {Phase.WAITING: {Phase.RUNNING}, Phase.RUNNING: {Phase.DONE}}

    def __init__(self, lock_factory=Lock):
        self.phase = Phase.WAITING
        self._lock = lock_factory()

    def to(self, phase):
        if phase not in self.allowed.get(self.phase, ()):
            raise ValueError(f"{self.phase.name} -> {phase.name}")
        self.phase = phase

    @contextmanager
    def running(self):
        with self._lock:
            self.to(Phase.RUNNING)
            yield
            self.to(Phase.DONE)


job = Job()
with job.running():
    print(job.phase)
print(job.phase)
