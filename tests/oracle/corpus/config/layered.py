"""Defaults, then a file, then the environment."""
import configparser
import json
import os
from collections import ChainMap
from importlib.util import find_spec

DEFAULTS = {"debug": "no", "port": "8080", "backend": "file"}
INI = """
[app]
port = 9000
backend = dbm
"""


def from_ini(text):
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return dict(parser["app"])


def from_environment(prefix="APP_"):
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in os.environ.items()
        if name.startswith(prefix)
    }


settings = ChainMap(from_environment(), from_ini(INI), DEFAULTS)


def store():
    if settings["backend"] == "dbm" and find_spec("dbm"):
        import dbm.dumb

        return dbm.dumb.open("settings-cache", "c")
    return {}


print(json.dumps(dict(settings), sort_keys=True), type(store()).__name__)
