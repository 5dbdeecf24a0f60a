"""Where an application keeps its data, by system."""
import os
import platform
import sys
from pathlib import PurePosixPath, PureWindowsPath


def windows_known_folder():
    import ctypes

    buffer = ctypes.create_unicode_buffer(260)
    ctypes.windll.shell32.SHGetFolderPathW(None, 26, None, 0, buffer)
    return PureWindowsPath(buffer.value)


def mac_folder():
    return PurePosixPath(os.path.expanduser("~")) / "Library" / "Application Support"


def xdg_folder():
    return PurePosixPath(os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share"))


FINDERS = {"Windows": windows_known_folder, "Darwin": mac_folder}


def data_folder(app):
    return FINDERS.get(platform.system(), xdg_folder)() / app


print(data_folder("tool").name, os.name, sys.byteorder)
if os.name == "nt":
    os.startfile(data_folder("tool"))
