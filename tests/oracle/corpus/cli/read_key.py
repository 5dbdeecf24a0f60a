import os
import sys
import termios
import tty


class RawTerminal:
    """Read single keys without waiting for Enter."""

    def __init__(self, stream=sys.stdin):
        self.stream = stream
        self.saved = None

    def __enter__(self):
        if os.isatty(0):
            self.saved = termios.tcgetattr(0)
            tty.setcbreak(0)
        return self

    def __exit__(self, *exc):
        if self.saved is not None:
            termios.tcsetattr(0, termios.TCSADRAIN, self.saved)

    def key(self):
        return self.stream.read(1)


def confirm(question, default="n"):
    print(question, "[y/N]")
    with RawTerminal() as terminal:
        answer = terminal.key() if os.isatty(0) else default
    return answer.lower() == "y"


print("deleting" if confirm("Delete everything?") else "kept")
