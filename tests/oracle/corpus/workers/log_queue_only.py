import logging
import logging.handlers
import queue

q = queue.SimpleQueue()
logger = logging.getLogger("audit")
logger.setLevel(logging.DEBUG)
logger.propagate = False
logger.addHandler(logging.handlers.QueueHandler(q))

logger.info("user %s logged in", "kim")
logger.debug("cache warm")

# drained by the web server after each request
while not q.empty():
    record = q.get()
    print(record.levelname, record.getMessage())
