import getpass
import os
import platform


def author():
    """Default for the "created by" field."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):
        name = str(os.getuid())
    return f"{name}@{platform.node() or 'localhost'}"


def header(title):
    return {"title": title, "author": author(), "cwd": os.getcwd()}


print(header("Report"))
