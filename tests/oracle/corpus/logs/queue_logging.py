"""Log from request handlers without waiting for the disk."""
import atexit
import logging
import logging.handlers
import queue


def setup(level=logging.INFO):
    records = queue.SimpleQueue()
    console = logging.StreamHandler()
    console.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    listener = logging.handlers.QueueListener(records, console, respect_handler_level=True)
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(logging.handlers.QueueHandler(records))
    listener.start()
    atexit.register(listener.stop)
    return listener


def handle_request(path):
    logging.getLogger("web").info("GET %s", path)
    return 200


setup()
for path in ("/", "/about", "/contact"):
    handle_request(path)
