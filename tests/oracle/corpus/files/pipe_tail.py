"""Follow what is written to a named pipe."""
import os
import stat
import tempfile
from pathlib import Path


class Fifo:
    def __init__(self, folder, name="events"):
        self.path = Path(folder, name)

    def create(self):
        if not self.path.exists():
            os.mkfifo(self.path, 0o600)
        return self

    def open(self):
        reader = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        writer = os.open(self.path, os.O_WRONLY)
        return reader, writer

    def is_fifo(self):
        return stat.S_ISFIFO(self.path.stat().st_mode)


fifo = Fifo(tempfile.mkdtemp()).create()
reader, writer = fifo.open()
os.write(writer, b"started\n")
print(fifo.is_fifo(), os.read(reader, 100))
os.close(writer)
os.close(reader)
