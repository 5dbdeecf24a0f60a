from __future__ import annotations

import queue
import threading
from typing import Callable


class WorkerPool:
    def __init__(self, size: int = 3):
        self.tasks: queue.Queue[Callable | None] = queue.Queue()
        self.workers = [threading.Thread(target=self._work, args=(n,)) for n in range(size)]

    def __enter__(self) -> WorkerPool:
        for worker in self.workers:
            worker.start()
        return self

    def __exit__(self, *_) -> None:
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()

    def _work(self, number: int) -> None:
        while (task := self.tasks.get()) is not None:
            task()

    def submit(self, func: Callable, *args) -> None:
        self.tasks.put(lambda: func(*args))


results: list[int] = []
with WorkerPool() as pool:
    for number in range(10):
        pool.submit(results.append, number)
print(sorted(results))
