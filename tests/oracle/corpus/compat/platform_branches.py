import os
import sys

WINDOWS = sys.platform.startswith("win")
MAC = sys.platform == "darwin"

if WINDOWS:
    import winsound
elif MAC:
    import subprocess


def beep():
    if WINDOWS:
        winsound.Beep(440, 100)
    elif MAC:
        subprocess.run(["osascript", "-e", "beep"])
    else:
        sys.stdout.write("\a")


def clear():
    if os.name == "posix" and WINDOWS:
        os.startfile("cls.cmd")
    else:
        sys.stdout.write("\033[H\033[2J")


beep()
clear()
