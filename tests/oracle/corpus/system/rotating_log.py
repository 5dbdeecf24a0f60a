import logging
from logging.handlers import RotatingFileHandler, TimedRotatingFileHandler

log = logging.getLogger("rot")
log.propagate = False
log.setLevel("INFO")
for handler in (
    RotatingFileHandler("/tmp/rot.log", maxBytes=100, backupCount=2),
    TimedRotatingFileHandler("/tmp/timed.log", when="S", backupCount=1),
):
    handler.setFormatter(logging.Formatter("%(levelname)s %(threadName)s %(process)d %(message)s"))
    log.addHandler(handler)

for i in range(10):
    log.info("message number %d", i)
