import os
import sys


def pin(cpu):
    if sys.platform == "darwin" or os.name == "nt":
        return False
    os.sched_setaffinity(0, {cpu})
    return True


first = min(getattr(os, "sched_getaffinity", lambda pid: {0})(0))
print(pin(first))
