import os
import shutil
import textwrap


def width(fallback=80):
    return shutil.get_terminal_size((fallback, 24)).columns


def wrap(text):
    return textwrap.fill(text, min(width(), 60))


print(wrap("lorem ipsum " * 20))
print(os.isatty(1), os.ttyname if hasattr(os, "ttyname") else None)
