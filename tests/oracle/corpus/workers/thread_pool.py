"""A bounded pool of worker threads with futures."""
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass(order=True)
class Job:
    priority: int
    call: Callable[[], Any] = field(compare=False)
    future: Future = field(compare=False, default_factory=Future)

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            self.future.set_result(self.call())
        except BaseException as error:
            self.future.set_exception(error)


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self):
        while (job := self.jobs.get()) is not None:
            job.run()
            self.jobs.task_done()


class Pool:
    def __init__(self, size=2):
        self.jobs = queue.PriorityQueue()
        self.workers = [Worker(self.jobs) for _ in range(size)]

    def submit(self, call, *args, priority=0):
        job = Job(priority, lambda: call(*args))
        self.jobs.put(job)
        return job.future

    def __enter__(self):
        for worker in self.workers:
            worker.start()
        return self

    def __exit__(self, *exc):
        self.jobs.join()


if __name__ == "__main__":
    with Pool() as pool:
        futures = [pool.submit(pow, 2, n) for n in range(5)]
    print([f.result() for f in futures])
