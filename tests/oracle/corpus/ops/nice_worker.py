"""Be nice: lower the priority before the heavy part starts."""
import os
from contextlib import suppress


def background_priority(increment=1):
    with suppress(AttributeError, PermissionError):
        return os.nice(increment)
    return None


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) & 0xFFFFFFFF
    return total


background_priority()
print(hex(checksum(b"payload" * 50)))
