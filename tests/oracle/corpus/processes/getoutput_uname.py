import platform
import subprocess


def kernel():
    if platform.system() == "Windows":
        return platform.version()
    return subprocess.getoutput("uname -r")


def report():
    info = {"python": platform.python_version(), "kernel": kernel()}
    for key, value in sorted(info.items()):
        print("%-10s %s" % (key, value))


report()
