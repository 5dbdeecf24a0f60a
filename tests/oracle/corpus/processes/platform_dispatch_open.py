import platform
import subprocess


def open_file(path):
    system = platform.system()
    if system == "Darwin":
        subprocess.call(("open", path))
    elif system == "Windows":
        import os

        os.startfile(path)
    elif system == "Linux":
        subprocess.call(("xdg-open", path))
    else:
        raise_unsupported(path)


def raise_unsupported(path):
    print("open it yourself:", path)


open_file("/tmp/report.pdf")
