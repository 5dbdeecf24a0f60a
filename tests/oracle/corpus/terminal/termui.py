"""Terminal helpers: width, pager, colours."""
import io
import os
import shutil
import sys
from textwrap import TextWrapper

ANSI = {"red": 31, "green": 32, "bold": 1}


def isatty(stream):
    try:
        return stream.isatty()
    except Exception:
        return False


def should_strip_ansi(stream=None, color=None):
    if color is None:
        return not isatty(stream or sys.stdout)
    return not color


def style(text, fg=None):
    return f"\x1b[{ANSI[fg]}m{text}\x1b[0m" if fg else text


def pager(generator, color=None):
    stdout = sys.stdout
    if not isatty(sys.stdin) or not isatty(stdout):
        return _nullpager(stdout, generator, color)
    if os.system("(less) 2>/dev/null") == 0:
        return _pipepager(generator, "less", color)
    return _nullpager(stdout, generator, color)


def _pipepager(generator, cmd, color):
    import subprocess

    c = subprocess.Popen(cmd, shell=True, stdin=subprocess.PIPE)
    for text in generator:
        c.stdin.write(text.encode())
    c.stdin.close()
    c.wait()


def _nullpager(stream, generator, color):
    for text in generator:
        if should_strip_ansi(stream, color):
            text = text.replace("\x1b", "")
        stream.write(text)


sys.stdin = io.StringIO("")
width = shutil.get_terminal_size((70, 20)).columns
wrapper = TextWrapper(width=min(width, 60), initial_indent="  ")
pager([wrapper.fill(style("the quick brown fox " * 6, fg="red")), "\n"])
