import logging
from logging.handlers import MemoryHandler, QueueHandler
import queue


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


target = ListHandler()
buffered = MemoryHandler(capacity=50, flushLevel=logging.ERROR, target=target)
log = logging.getLogger("buffered")
log.setLevel(logging.DEBUG)
log.propagate = False
log.addHandler(buffered)

q = queue.Queue()
log.addHandler(QueueHandler(q))

log.debug("step 1")
log.debug("step 2")
assert not target.records
log.error("boom")
print(target.records, q.qsize())
