import mmap
import os
import tempfile


class GrowingLog:
    """Append-only log in a memory-mapped file which grows by pages."""

    def __init__(self, path):
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT)
        os.ftruncate(self.fd, mmap.PAGESIZE)
        self.map = mmap.mmap(self.fd, mmap.PAGESIZE)
        self.end = 0

    def append(self, line):
        if self.end + len(line) > len(self.map):
            self.map.resize(len(self.map) + mmap.PAGESIZE)
        self.map[self.end:self.end + len(line)] = line
        self.end += len(line)


log = GrowingLog(os.path.join(tempfile.mkdtemp(), "log"))
for i in range(10_000):
    log.append(b"entry %06d\n" % i)
print(log.end)
