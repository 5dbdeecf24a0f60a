"""Random access to fixed-width records in a big file."""
import mmap
import os
import struct
import tempfile
from collections.abc import Sequence


class Records(Sequence):
    layout = struct.Struct("<I12sd")

    def __init__(self, path):
        self._file = open(path, "rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self):
        return len(self._map) // self.layout.size

    def __getitem__(self, index):
        number, name, value = self.layout.unpack_from(self._map, index * self.layout.size)
        return number, name.rstrip(b"\0").decode(), value

    def close(self):
        self._map.close()
        self._file.close()


def write_sample(path, count):
    with open(path, "wb") as out:
        for number in range(count):
            out.write(Records.layout.pack(number, f"row {number}".encode(), number / 2))


path = os.path.join(tempfile.mkdtemp(), "records.bin")
write_sample(path, 20)
records = Records(path)
print(len(records), records[7])
records.close()
