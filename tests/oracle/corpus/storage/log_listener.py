"""Logging set up from a dictionary, with a queue between program and files."""
import logging
import logging.config
import logging.handlers
import queue

CONFIG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "file": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": "service.log",
            "formatter": "plain",
        },
        "memory": {
            "class": "logging.handlers.MemoryHandler",
            "capacity": 10,
            "target": "file",
        },
    },
    "loggers": {"service": {"handlers": ["memory"], "level": "INFO", "propagate": False}},
}


class QueuedLogging:
    def __init__(self, logger):
        self.logger = logger
        self.queue = queue.SimpleQueue()
        self.listener = None

    def __enter__(self):
        targets = self.logger.handlers[:]
        self.logger.handlers[:] = [logging.handlers.QueueHandler(self.queue)]
        self.listener = logging.handlers.QueueListener(self.queue, *targets)
        self.listener.start()
        return self.logger

    def __exit__(self, *exc):
        self.listener.stop()


logging.config.dictConfig(CONFIG)
service = logging.getLogger("service")
service.info("started")
service.error("flushed at once")
print(open("service.log").read().splitlines())
with QueuedLogging(service) as log:
    log.info("from the queue")
