import importlib.util

HAS_SSL = importlib.util.find_spec("ssl") is not None
HAS_SQLITE = importlib.util.find_spec("sqlite3") is not None
HAS_READLINE = importlib.util.find_spec("readline") is not None

if HAS_READLINE:
    import readline
if HAS_SQLITE:
    import sqlite3


def storage():
    if HAS_SQLITE:
        return sqlite3.sqlite_version.split(".")[0]
    return "json files"


def history():
    return readline.get_history_length() if HAS_READLINE else 0


print(storage(), history(), HAS_SSL)
