import logging

try:
    import syslog
except ImportError:
    syslog = None


class SyslogHandler(logging.Handler):
    """Writes to the system log, or to stderr where there is none."""

    def emit(self, record):
        message = self.format(record)
        if syslog is not None:
            syslog.openlog("myapp")
            syslog.syslog(syslog.LOG_INFO, message)
        else:
            print(message)


log = logging.getLogger("myapp")
log.propagate = False
log.addHandler(SyslogHandler())
log.warning("disk almost full")
