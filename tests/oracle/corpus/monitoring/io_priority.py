"""A backup that does not disturb others."""
import os
from contextlib import AbstractContextManager


class Background(AbstractContextManager):
    def __init__(self, by=1):
        self.by = by

    def __enter__(self):
        self.before = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, min(19, self.before + self.by))
        return self

    def __exit__(self, *exc):
        try:
            os.setpriority(os.PRIO_PROCESS, 0, self.before)
        except PermissionError:
            pass  # only root may raise it again


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) % 2**32
    return total


with Background():
    print(checksum(b"backup" * 100))
