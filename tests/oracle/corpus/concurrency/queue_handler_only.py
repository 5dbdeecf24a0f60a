import logging
import queue
from logging.handlers import QueueHandler

records = queue.SimpleQueue()
logger = logging.getLogger("app")
logger.propagate = False
logger.addHandler(QueueHandler(records))
logger.warning("disk %s is full", "/dev/sda")


def drain():
    while True:
        try:
            record = records.get_nowait()
        except queue.Empty:
            return
        print(record.levelname, record.getMessage())


drain()
