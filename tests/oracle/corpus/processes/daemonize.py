import os
import sys


def daemonize(stdin="/dev/null", stdout="/dev/null", stderr="/dev/null"):
    """The UNIX double-fork magic, see Stevens."""
    try:
        pid = os.fork()
        if pid > 0:
            sys.exit(0)
    except OSError as e:
        sys.stderr.write("fork #1 failed: %d (%s)\n" % (e.errno, e.strerror))
        return False
    os.setsid()
    os.umask(0)
    return True


if __name__ == "__main__":
    print("daemon" if daemonize() else "foreground")
