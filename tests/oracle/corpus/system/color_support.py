import ctypes
import os
import sys


def supports_color(stream=sys.stdout):
    if os.environ.get("NO_COLOR"):
        return False
    if sys.platform == "win32":
        kernel32 = ctypes.windll.kernel32
        return bool(kernel32.SetConsoleMode(kernel32.GetStdHandle(-11), 7))
    return hasattr(stream, "isatty") and stream.isatty()


def paint(text, code):
    return f"\x1b[{code}m{text}\x1b[0m" if supports_color() else text


print(paint("ok", 32))
