"""Turn signals into a flag and remember the former handlers."""
import os
import signal
import threading


class GracefulExit:
    signals = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")

    def __init__(self):
        self.requested = threading.Event()
        self._former = {}

    def __enter__(self):
        for name in self.signals:
            number = getattr(signal, name, None)
            if number is not None:
                self._former[number] = signal.signal(number, self._handle)
        return self

    def __exit__(self, *exc):
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def _handle(self, number, frame):
        self.requested.set()


def serve(steps):
    with GracefulExit() as stop:
        for n in range(steps):
            if stop.requested.is_set():
                return n
            if n == 3:
                signal.raise_signal(signal.SIGTERM)
    return steps


print(serve(10), os.getpid() > 0)
