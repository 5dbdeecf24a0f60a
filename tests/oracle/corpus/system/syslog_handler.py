import logging
import syslog


class SyslogHandler(logging.Handler):
    LEVELS = {logging.ERROR: syslog.LOG_ERR, logging.WARNING: syslog.LOG_WARNING}

    def emit(self, record):
        syslog.syslog(self.LEVELS.get(record.levelno, syslog.LOG_INFO), self.format(record))


log = logging.getLogger("daemon")
log.addHandler(SyslogHandler())
log.error("it broke")
