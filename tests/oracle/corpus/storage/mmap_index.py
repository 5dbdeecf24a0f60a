"""Fixed-size records in a memory-mapped file, found by bisection."""
import mmap
import os
import struct
from bisect import bisect_left
from collections.abc import Sequence

RECORD = struct.Struct("<QI")


class Index(Sequence):
    def __init__(self, path):
        self._file = open(path, "rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self):
        return len(self._map) // RECORD.size

    def __getitem__(self, position):
        if not 0 <= position < len(self):
            raise IndexError(position)
        return RECORD.unpack_from(self._map, position * RECORD.size)

    def find(self, key):
        at = bisect_left(self, (key, 0))
        if at < len(self) and self[at][0] == key:
            return self[at][1]
        return None

    def close(self):
        self._map.close()
        self._file.close()


def write(path, pairs):
    with open(path, "wb") as out:
        for key, offset in sorted(pairs.items()):
            out.write(RECORD.pack(key, offset))
    return os.path.getsize(path)


write("words.idx", {i * 7: i for i in range(500)})
index = Index("words.idx")
try:
    assert index.find(70) == 10 and index.find(71) is None
finally:
    index.close()
