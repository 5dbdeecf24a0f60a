"""Ask for a folder with a window, or take the default."""
import os
import sys


def has_display():
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY"))


def ask_folder(default="."):
    if not has_display():
        return default
    from tkinter import Tk, filedialog

    root = Tk()
    root.withdraw()
    return filedialog.askdirectory() or default


print(os.path.isdir(ask_folder()))
