"""Shims: what differs between the platforms and versions we support."""
import os
import sys

WIN = sys.platform.startswith("win")
CYGWIN = sys.platform.startswith("cygwin")
PY312 = sys.version_info >= (3, 12)

if WIN:
    from _winconsole import get_console_stream
else:

    def get_console_stream(f, encoding=None, errors=None):
        return None


try:
    import tomllib
except ModuleNotFoundError:
    tomllib = None

if PY312:
    from itertools import batched
else:
    from itertools import islice

    def batched(iterable, n):
        it = iter(iterable)
        while batch := tuple(islice(it, n)):
            yield batch


if hasattr(os, "sched_getaffinity"):

    def usable_cpus():
        return len(os.sched_getaffinity(0))
else:

    def usable_cpus():
        return os.cpu_count() or 1


def get_winterm_size():
    import ctypes

    return ctypes.windll.kernel32.GetStdHandle(-11)


def terminal_size():
    if WIN:
        return get_winterm_size()
    return int(os.environ.get("COLUMNS", 80)), 24


print(list(batched("abcde", 2)), usable_cpus(), terminal_size(), get_console_stream(sys.stdout))
assert tomllib is None or tomllib.loads("a = 1") == {"a": 1}
