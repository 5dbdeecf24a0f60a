import logging
import tempfile
from logging.handlers import MemoryHandler, RotatingFileHandler
from pathlib import Path

folder = Path(tempfile.mkdtemp())
target = RotatingFileHandler(folder / "app.log", maxBytes=200, backupCount=2)
memory = MemoryHandler(10, flushLevel=logging.ERROR, target=target)

log = logging.getLogger("rotating")
log.setLevel(logging.INFO)
log.addHandler(memory)
for i in range(30):
    log.info("message number %d", i)
log.error("flush")
memory.close()
target.close()
print(sorted(p.name for p in folder.iterdir()))
