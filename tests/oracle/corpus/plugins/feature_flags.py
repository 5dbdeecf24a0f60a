"""Flags from the environment; each experimental feature behind one."""
import os
from collections.abc import Callable
from functools import wraps
from threading import Thread


class Flags:
    truthy = frozenset({"1", "true", "yes", "on"})

    def __init__(self, prefix, environ=os.environ):
        self._prefix, self._environ = prefix, environ

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._environ.get(self._prefix + name.upper(), "").lower() in self.truthy


flags = Flags("DEMO_")


def when(flag: str, otherwise: Callable | None = None):
    def decorate(func):
        @wraps(func)
        def call(*args, **kwargs):
            if getattr(flags, flag):
                return func(*args, **kwargs)
            return otherwise(*args, **kwargs) if otherwise else None

        return call

    return decorate


def send_now(event):
    return f"sent {event}"


@when("background", otherwise=send_now)
def send(event):
    thread = Thread(target=send_now, args=(event,))
    thread.start()
    return thread


@when("native")
def native_sum(values):
    import ctypes

    lib = ctypes.CDLL("./libfastsum.so")
    return lib.fast_sum(*values)


print(send("login"), native_sum([1, 2]))
os.environ["DEMO_VERBOSE"] = "yes"
print(flags.verbose, flags.native)
