"""Read single keys for a menu."""
import sys
from enum import Enum

try:
    import msvcrt
except ImportError:
    msvcrt = None


class Key(str, Enum):
    UP = "\x1b[A"
    DOWN = "\x1b[B"
    ENTER = "\r"


def _getch_windows():
    return msvcrt.getwch()


def _getch_unix(stream):
    import termios
    import tty

    try:
        fd = stream.fileno()
        old = termios.tcgetattr(fd)
    except (OSError, ValueError, termios.error):
        return ""
    try:
        tty.setraw(fd)
        return stream.read(1)
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, old)


def getch(stream=None):
    if msvcrt is not None:
        return _getch_windows()
    return _getch_unix(stream or sys.stdin)


class Menu:
    def __init__(self, *choices, reader=getch):
        self.choices, self.reader, self.at = choices, reader, 0

    def run(self):
        while True:
            match self.reader():
                case Key.UP:
                    self.at = max(0, self.at - 1)
                case Key.DOWN:
                    self.at = min(len(self.choices) - 1, self.at + 1)
                case _:
                    return self.choices[self.at]


with open("keys", "w+") as fake:
    print(Menu("yes", "no", reader=lambda: getch(fake)).run())
