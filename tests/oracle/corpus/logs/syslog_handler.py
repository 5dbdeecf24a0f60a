"""Choose where audit records go."""
import logging
import sys


class SyslogAudit(logging.Handler):
    def __init__(self, ident="app"):
        super().__init__()
        import syslog

        self._syslog = syslog
        syslog.openlog(ident, syslog.LOG_PID, syslog.LOG_AUTH)

    def emit(self, record):
        priority = self._syslog.LOG_ERR if record.levelno >= logging.ERROR else self._syslog.LOG_INFO
        self._syslog.syslog(priority, self.format(record))


class StreamAudit(logging.StreamHandler):
    def __init__(self, ident="app"):
        super().__init__(sys.stdout)
        self.setFormatter(logging.Formatter(f"{ident}: %(message)s"))


HANDLERS = {"win32": StreamAudit, "default": SyslogAudit}


def audit_logger(name="audit"):
    factory = HANDLERS.get(sys.platform) or HANDLERS["default"]
    logger = logging.getLogger(name)
    logger.addHandler(factory(ident=name))
    logger.setLevel(logging.INFO)
    return logger


audit_logger().info("user %s logged in", "ann")
