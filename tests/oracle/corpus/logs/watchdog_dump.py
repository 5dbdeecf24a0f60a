import faulthandler
import sys
import time
from contextlib import contextmanager


@contextmanager
def watchdog(seconds, stream=sys.__stderr__):
    """Dump all stacks when the block takes too long."""
    faulthandler.dump_traceback_later(seconds, repeat=False, file=stream)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def load_index(size):
    time.sleep(0.01)
    return {number: str(number) for number in range(size)}


with watchdog(5):
    index = load_index(1000)
print(len(index))
