"""Non blocking logging: records go through a queue to a listener."""
import logging
import queue
from logging.handlers import QueueHandler, QueueListener

log_queue = queue.SimpleQueue()
console = logging.StreamHandler()
console.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))

root = logging.getLogger("svc")
root.setLevel(logging.DEBUG)
root.addHandler(QueueHandler(log_queue))

listener = QueueListener(log_queue, console, respect_handler_level=True)


def main():
    listener.start()
    try:
        root.info("service is up")
        root.debug("details %s", {"a": 1})
    finally:
        listener.stop()


if __name__ == "__main__":
    main()
