"""A counter several processes may share through a memory-mapped file."""
import mmap
import struct
import tempfile
from multiprocessing import RLock


class SharedCounter:
    layout = struct.Struct("q")

    def __init__(self, file=None):
        self._file = file or tempfile.TemporaryFile()
        self._file.truncate(mmap.PAGESIZE)
        self._view = mmap.mmap(self._file.fileno(), mmap.PAGESIZE)
        self._lock = RLock()

    def add(self, amount=1):
        with self._lock:
            value = self.value + amount
            self.layout.pack_into(self._view, 0, value)
        return value

    @property
    def value(self):
        return self.layout.unpack_from(self._view)[0]


class Metrics(dict):
    def __missing__(self, name):
        counter = self[name] = SharedCounter()
        return counter


metrics = Metrics()
metrics["requests"].add(3)
print({name: counter.value for name, counter in metrics.items()})
