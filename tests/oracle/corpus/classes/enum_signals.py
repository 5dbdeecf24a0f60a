import signal
from enum import Enum, auto


class Action(Enum):
    RELOAD = auto()
    STOP = auto()


SIGNALS = {
    signal.SIGHUP: Action.RELOAD,
    signal.SIGTERM: Action.STOP,
    signal.SIGUSR1: Action.RELOAD,
}


class Dispatcher:
    def __init__(self):
        self.seen = []

    def __call__(self, signum, frame):
        self.seen.append(SIGNALS[signum])


d = Dispatcher()
d(signal.SIGHUP, None)
signal.raise_signal  # kept for the tests
print(d.seen, signal.Signals(15).name)
