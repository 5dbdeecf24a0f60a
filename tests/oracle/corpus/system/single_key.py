import os
import sys

if os.name == "posix":
    import termios
    import tty
else:
    import msvcrt


def getch():
    if os.name != "posix":
        return msvcrt.getwch()
    fd = sys.stdin.fileno()
    old = termios.tcgetattr(fd)
    try:
        tty.setcbreak(fd)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, old)


print("Press any key" if sys.stdin and sys.stdin.isatty() else "Not interactive")
