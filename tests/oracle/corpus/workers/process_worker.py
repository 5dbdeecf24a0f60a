"""A worker process with a command pipe."""
import multiprocessing as mp
from typing import Any, Protocol


class Channel(Protocol):
    def send(self, obj: Any) -> None: ...
    def recv(self) -> Any: ...


def serve(channel: Channel, handlers: dict):
    for name, args in iter(channel.recv, None):
        channel.send(handlers[name](*args))


class Worker:
    context = mp.get_context()

    def __init__(self, **handlers):
        self.handlers = handlers
        self.channel = self.process = None

    def start(self):
        self.channel, theirs = self.context.Pipe()
        self.process = self.context.Process(target=serve, args=(theirs, self.handlers), daemon=True)
        self.process.start()

    def call(self, name, *args):
        self.channel.send((name, args))
        return self.channel.recv()

    def stop(self):
        self.channel.send(None)
        self.process.join()


class LocalWorker(Worker):
    """Same interface, nothing started; what the unit tests use."""

    def start(self):
        self.channel = None

    def call(self, name, *args):
        return self.handlers[name](*args)

    def stop(self):
        self.channel = None


def use(kind, value):
    worker = kind(double=float.__add__, upper=str.upper)
    worker.start()
    try:
        return worker.call("upper", value)
    finally:
        worker.stop()


if __name__ == "__main__":
    print(use(LocalWorker, "a"))
    print(use(Worker, "b"))
