import sys

try:
    import termios
except ImportError as e:
    raise RuntimeError("this tool only works in a Unix terminal") from e

MODES = {"raw": termios.TCSANOW, "drain": termios.TCSADRAIN}

print(sys.version_info[:2] >= (3, 8), sorted(MODES))
