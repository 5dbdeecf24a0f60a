import subprocess
import sys


def notify(title, text):
    """Desktop notification; the browser has no notify-send."""
    if sys.platform == "emscripten":
        print(f"[{title}] {text}")
        return 0
    return subprocess.call(["notify-send", title, text])


def beep(times=1):
    assert times > 0
    for _ in range(times):
        notify("beep", "\a")


beep()
notify("build", "finished")
