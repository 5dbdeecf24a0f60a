import os
import textwrap

HELP = "Synchronises the local folder with the remote one and prints what changed. " * 4


def terminal_width():
    return os.get_terminal_size().columns


def print_help():
    width = max(20, terminal_width() - 4)
    for line in textwrap.wrap(HELP, width=width):
        print("  " + line)


print_help()
