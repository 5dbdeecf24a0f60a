import os


def terminal_width(default=80):
    rows, columns = os.popen("stty size", "r").read().split()
    return int(columns)


print("=" * terminal_width())
