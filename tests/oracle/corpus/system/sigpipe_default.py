import signal
import sys


def restore_sigpipe():
    """Do not complain when piped into head."""
    try:
        from signal import SIG_DFL, SIGPIPE
    except ImportError:  # Windows
        return
    signal.signal(SIGPIPE, SIG_DFL)


def on_int(signum, frame):
    sys.exit(130)


restore_sigpipe()
signal.signal(signal.SIGINT, on_int)
print(signal.Signals(signal.SIGTERM).name, signal.strsignal(signal.SIGHUP))
