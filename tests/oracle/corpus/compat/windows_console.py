import platform
import sys

if platform.system() == "Windows":
    import msvcrt
    import winreg

    def registry(key):
        return winreg.QueryValue(winreg.HKEY_CURRENT_USER, key)
else:
    def registry(key):
        return None


def pause():
    if sys.platform.startswith("win"):
        msvcrt.getch()


pause()
print(registry("Software"))
