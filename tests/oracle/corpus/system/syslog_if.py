import importlib.util
import sys

if importlib.util.find_spec("syslog") is not None:
    import syslog

    def log(message):
        syslog.syslog(syslog.LOG_INFO, message)
else:
    def log(message):
        print(message, file=sys.stderr)


log("backup finished")
print("ok")
