"""Identifiers: random, time-ordered, by name."""
import os
import secrets
import time
import uuid
from enum import Enum
from functools import partial


def ulid(now=time.time):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    value = int(now() * 1000) << 80 | secrets.randbits(80)
    return "".join(alphabet[value >> shift & 31] for shift in range(125, -1, -5))


class Kind(Enum):
    RANDOM = partial(uuid.uuid4)
    TIME = partial(uuid.uuid1)
    NAME = partial(uuid.uuid5, uuid.NAMESPACE_URL, "https://example.org/1")
    ULID = partial(ulid)

    def new(self):
        return str(self.value())


class Machine:
    @staticmethod
    def id():
        for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            try:
                with open(path) as file:
                    return file.read().strip()
            except OSError:
                pass
        return f"{uuid.getnode():012x}"


print({kind.name: kind.new() for kind in Kind}, len(Machine.id()) >= 12, len(os.urandom(4)))
