import sys


def windows_edition():
    import winreg

    key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion")
    return winreg.QueryValueEx(key, "ProductName")[0]


def edition():
    if sys.platform == "win32":
        return windows_edition()
    if sys.platform == "darwin":
        import platform

        return platform.mac_ver()[0]
    return "posix"


print(edition())
