"""Ten lines of six."""
import functools
import operator
import sys
import types

PY3 = sys.version_info[0] == 3
string_types = (str,) if PY3 else (basestring,)  # noqa: F821


def add_metaclass(metaclass):
    def wrapper(cls):
        body = {k: v for k, v in vars(cls).items() if k not in ("__dict__", "__weakref__")}
        return metaclass(cls.__name__, cls.__bases__, body)

    return wrapper


iteritems = operator.methodcaller("items" if PY3 else "iteritems")
get_unbound = functools.partial(getattr, types) if PY3 else None


class Registry(type):
    known = {}

    def __new__(mcs, name, bases, body):
        cls = super().__new__(mcs, name, bases, body)
        mcs.known[name] = cls
        return cls


@add_metaclass(Registry)
class Plugin(object):
    pass


print(sorted(iteritems(Registry.known))[0][0], isinstance("x", string_types))
