import atexit
import os

try:
    import readline
except ImportError:
    readline = None

HISTFILE = os.path.join("/tmp", ".app_history")


def setup():
    if readline is None:
        return
    try:
        readline.read_history_file(HISTFILE)
    except FileNotFoundError:
        pass
    readline.parse_and_bind("tab: complete")


setup()
print("history", "on" if readline else "off")
