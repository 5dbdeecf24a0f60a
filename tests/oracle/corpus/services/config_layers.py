import configparser
import json
import os
import tomllib
from collections import ChainMap

DEFAULTS = {"host": "localhost", "port": "8080", "debug": "no"}
INI = "[server]\nhost = 0.0.0.0\n"
TOML = 'port = "9000"\n'


def from_env(prefix="MYAPP_"):
    return {k[len(prefix):].lower(): v for k, v in os.environ.items() if k.startswith(prefix)}


def load():
    ini = configparser.ConfigParser()
    ini.read_string(INI)
    return ChainMap(from_env(), tomllib.loads(TOML), dict(ini["server"]), DEFAULTS)


os.environ["MYAPP_DEBUG"] = "yes"
config = load()
assert config["port"] == "9000"
assert config["debug"] == "yes"
print(json.dumps(dict(config), sort_keys=True))
