import os
import platform
import sys


def _windows():
    import winreg

    return winreg.ConnectRegistry(None, winreg.HKEY_LOCAL_MACHINE)


def _linux():
    with open("/proc/meminfo") as f:
        return f.readline()


def _default():
    return os.cpu_count()


INFO = {"Windows": _windows, "Linux": _linux}


def system_info():
    return INFO.get(platform.system(), _default)()


print(platform.system(), sys.maxsize > 2 ** 32, system_info())
