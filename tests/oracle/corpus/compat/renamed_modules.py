"""Old names for things that moved."""
import sys
from importlib import import_module
from types import ModuleType

MOVED = {
    "ConfigParser": "configparser",
    "Queue": "queue",
    "thread": "_thread",
    "commands": "subprocess",
    "pipes": "shlex",
}


class Alias(ModuleType):
    def __init__(self, old, new):
        super().__init__(old)
        self._new = new

    def __getattr__(self, name):
        return getattr(import_module(self._new), name)


def install():
    for old, new in MOVED.items():
        sys.modules.setdefault(old, Alias(old, new))


install()
import pipes
import thread

print(pipes.quote("a b"), callable(thread.allocate_lock))
