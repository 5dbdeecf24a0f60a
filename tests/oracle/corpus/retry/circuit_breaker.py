import threading
import time
from enum import Enum, auto


class State(Enum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()


class CircuitOpen(RuntimeError):
    pass


class CircuitBreaker:
    def __init__(self, limit=2, cooldown=0.005, clock=time.monotonic):
        self.limit, self.cooldown, self.clock = limit, cooldown, clock
        self.failures, self.opened = 0, None
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)

    @property
    def state(self):
        if self.opened is None:
            return State.CLOSED
        return State.HALF_OPEN if self.clock() - self.opened >= self.cooldown else State.OPEN

    def __call__(self, func, *args):
        if self.state is State.OPEN:
            raise CircuitOpen
        try:
            result = func(*args)
        except Exception:
            with self._changed:
                self.failures += 1
                if self.failures >= self.limit:
                    self.opened = self.clock()
                self._changed.notify_all()
            raise
        with self._changed:
            self.failures, self.opened = 0, None
        return result


breaker = CircuitBreaker()
for text in ("1", "x", "y", "2"):
    try:
        print(breaker(int, text))
    except (ValueError, CircuitOpen) as error:
        print(type(error).__name__, breaker.state.name)
time.sleep(0.01)
print(breaker(int, "3"), breaker.state.name)
