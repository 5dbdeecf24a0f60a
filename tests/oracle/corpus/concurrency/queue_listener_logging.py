import logging
import logging.handlers
import queue


def setup_logging(level=logging.INFO):
    """Non-blocking logging: records go through a queue."""
    log_queue = queue.Queue(-1)
    queue_handler = logging.handlers.QueueHandler(log_queue)
    console = logging.StreamHandler()
    listener = logging.handlers.QueueListener(log_queue, console)
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(queue_handler)
    listener.start()
    return listener


listener = setup_logging()
logging.info("hello")
listener.stop()
