import os
import platform
import shutil
import sys
import threading


def check_disk(path="/", minimum=0):
    usage = shutil.disk_usage(path)
    return usage.free >= minimum


def check_python():
    return sys.version_info >= (3, 9)


def check_threads(limit=500):
    return threading.active_count() < limit


CHECKS = {"disk": check_disk, "python": check_python, "threads": check_threads}


def health():
    report = {name: ("ok" if check() else "fail") for name, check in CHECKS.items()}
    report["node"] = platform.node()
    report["pid"] = os.getpid()
    return report


print(health())
