"""Stages connected by queues, run one after the other."""
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import Callable

DONE = object()


@dataclass
class Stage:
    work: Callable
    inbox: Queue = field(default_factory=lambda: Queue(maxsize=100))
    next: "Stage | None" = None

    def then(self, other: "Stage") -> "Stage":
        self.next = other
        return other

    def drain(self):
        results = []
        while True:
            try:
                item = self.inbox.get_nowait()
            except Empty:
                return results
            results.append(self.work(item))
            self.inbox.task_done()


def run(first: Stage, items):
    for item in items:
        first.inbox.put(item)
    stage = first
    while stage.next is not None:
        for result in stage.drain():
            stage.next.inbox.put_nowait(result)
        stage = stage.next
    return stage.drain()


parse = Stage(str.split)
parse.then(Stage(lambda words: [word.lower() for word in words])).then(Stage(len))
print(run(parse, ["One Two", "three", "Four five six"]))
