import sys
import termios
import tty


def getch(stream=sys.stdin):
    """Read one key without waiting for Enter."""
    fd = stream.fileno()
    old = termios.tcgetattr(fd)
    try:
        tty.setraw(fd)
        return stream.read(1)
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, old)


KEYS = {"q": "quit", "n": "next", "p": "previous"}


def command():
    return KEYS.get(getch(), "unknown")


print(sorted(KEYS))
