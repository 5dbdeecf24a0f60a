import logging
import logging.handlers


def configure(name, address="/dev/log"):
    logger = logging.getLogger(name)
    logger.propagate = False
    try:
        handler = logging.handlers.SysLogHandler(address)
    except (OSError, AttributeError):
        handler = logging.NullHandler()
    logger.addHandler(handler)
    return logger


configure("demo").warning("careful")
