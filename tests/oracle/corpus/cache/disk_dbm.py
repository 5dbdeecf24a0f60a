"""A cache on disk: one key-value file per namespace."""
import hashlib
import pickle
import tempfile
from contextlib import closing
from pathlib import Path

import dbm


class DiskCache:
    def __init__(self, folder, namespace="default"):
        self.file = str(Path(folder, namespace))

    @staticmethod
    def key(*parts):
        return hashlib.sha1(repr(parts).encode()).digest()

    def get_or_make(self, make, *args):
        key = self.key(make.__qualname__, *args)
        with closing(dbm.open(self.file, "c")) as table:
            if key in table:
                return pickle.loads(table[key])
            value = make(*args)
            table[key] = pickle.dumps(value)
            return value


def slow_power(base, exponent):
    return base**exponent


cache = DiskCache(tempfile.mkdtemp())
print(cache.get_or_make(slow_power, 2, 100), cache.get_or_make(slow_power, 2, 100))
