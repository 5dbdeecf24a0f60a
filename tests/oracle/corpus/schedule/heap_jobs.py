import heapq
import time
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass(order=True)
class Job:
    due: float
    action: Callable[[], Any] = field(compare=False)
    name: str = field(compare=False, default="job")


class Agenda:
    def __init__(self, jobs=(), background=False):
        self.heap = list(jobs)
        heapq.heapify(self.heap)
        self.background = background

    def start(self):
        if self.background:
            import threading

            threading.Thread(target=self.work).start()
        else:
            self.work()

    def work(self):
        while self.heap:
            job = heapq.heappop(self.heap)
            time.sleep(max(0.0, job.due - time.monotonic()))
            print(job.name, job.action())


start = time.monotonic()
Agenda([Job(start + 0.004, lambda: 2, "second"), Job(start + 0.001, lambda: 1, "first")]).start()
