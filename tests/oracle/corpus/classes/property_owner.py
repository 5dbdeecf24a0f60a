import os
import tempfile
from functools import cached_property
from pathlib import Path


class FileInfo:
    def __init__(self, path):
        self.path = Path(path)

    @property
    def size(self):
        return self.path.stat().st_size

    @property
    def group(self):
        return self.path.group()

    @cached_property
    def head(self):
        return self.path.read_bytes()[:10]


fd, name = tempfile.mkstemp()
os.write(fd, b"some content")
os.close(fd)
info = FileInfo(name)
print(info.size, info.head)
print(info.group)
