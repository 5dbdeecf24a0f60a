import os
import sys


def daemonize():
    """Detach from the terminal (double fork left out)."""
    pid = os.fork()
    if pid > 0:
        os.waitpid(pid, 0)
        return False
    os.setsid()
    return True


if daemonize():
    os._exit(0)
print("parent exits", file=sys.stderr)
