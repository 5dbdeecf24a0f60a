import logging
import logging.handlers
import queue

log_queue = queue.Queue(-1)
console = logging.StreamHandler()
console.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))

logger = logging.getLogger("shop")
logger.setLevel(logging.INFO)
logger.addHandler(logging.handlers.QueueHandler(log_queue))

listener = logging.handlers.QueueListener(log_queue, console)
listener.start()
logger.info("shop opens")
logger.warning("only %d apples left", 3)
listener.stop()
