"""Which event mechanism the reactor is to use."""
import select
import selectors
import sys
from enum import Enum


class Reactor(Enum):
    EPOLL = "epoll"
    KQUEUE = "kqueue"
    SELECT = "select"

    @classmethod
    def best(cls):
        return next(r for r in cls if hasattr(select, r.value))

    @classmethod
    def from_platform(cls):
        if sys.platform == "darwin" or "bsd" in sys.platform:
            return cls.KQUEUE
        return cls.SELECT if sys.platform == "win32" else cls.EPOLL


class Poller:
    def __init__(self, kind=None):
        self.kind = kind or Reactor.from_platform()
        self._impl = getattr(select, self.kind.value)

    def open(self):
        return self._impl() if self.kind is not Reactor.SELECT else selectors.SelectSelector()


print("best here:", Reactor.best().name)
with Poller(Reactor.SELECT).open() as portable:
    print(portable.get_map())
Poller().open().close()
