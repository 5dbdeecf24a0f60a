"""One key from the keyboard on Windows and elsewhere."""
import sys

try:
    from msvcrt import getwch, kbhit
except ImportError:
    import termios
    from select import select

    def kbhit():
        readable, _, _ = select([sys.stdin], [], [], 0)
        return bool(readable)

    def getwch():
        settings = termios.tcgetattr(sys.stdin)
        try:
            return sys.stdin.read(1)
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, settings)


def flush_keys(limit=100):
    keys = []
    while sys.stdin.isatty() and kbhit() and len(keys) < limit:
        keys.append(getwch())
    return keys


print(flush_keys())
