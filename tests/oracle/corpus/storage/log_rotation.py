"""Rotate and compress old logs."""
import gzip
import logging
import logging.handlers
import os
import shutil
from queue import SimpleQueue


def gzip_rotator(source, dest):
    with open(source, "rb") as src, gzip.open(dest, "wb", compresslevel=6) as out:
        shutil.copyfileobj(src, out)
    os.remove(source)


def gzip_namer(name):
    return f"{name}.gz"


def make_handler(path, **options):
    handler = logging.handlers.RotatingFileHandler(path, **options)
    handler.rotator, handler.namer = gzip_rotator, gzip_namer
    handler.setFormatter(logging.Formatter("%(threadName)s %(process)d %(message)s"))
    return handler


class Buffered(logging.handlers.QueueHandler):
    """Keeps records until `drain` hands them to the real handler."""

    def __init__(self, target):
        super().__init__(SimpleQueue())
        self.target = target

    def drain(self):
        while not self.queue.empty():
            self.target.handle(self.queue.get())


log = logging.getLogger("rotating")
log.propagate = False
buffered = Buffered(make_handler("app.log", maxBytes=400, backupCount=2))
log.addHandler(buffered)
for i in range(30):
    log.warning("event number %d", i)
buffered.drain()
print(sorted(os.listdir(".")))
