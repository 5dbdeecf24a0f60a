import logging
import logging.handlers
import tempfile
from pathlib import Path


def setup_logging(directory, level=logging.INFO):
    logfile = Path(directory) / "app.log"
    handler = logging.handlers.RotatingFileHandler(logfile, maxBytes=2_000, backupCount=2)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(threadName)s %(message)s"))
    logger = logging.getLogger("app.rotating")
    logger.setLevel(level)
    logger.addHandler(handler)
    logger.propagate = False
    return logger, handler


with tempfile.TemporaryDirectory() as tmp:
    logger, handler = setup_logging(tmp)
    for i in range(100):
        logger.info("request %04d handled", i)
    handler.close()
    print(sorted(p.name for p in Path(tmp).iterdir()))
