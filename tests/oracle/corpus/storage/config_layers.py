"""Settings: defaults, file, environment, in that order."""
import configparser
import json
import os
from collections import ChainMap
from dataclasses import dataclass, fields
from pathlib import Path

READERS = {}


def reader(*suffixes):
    return lambda func: [READERS.__setitem__(s, func) for s in suffixes] and func


@reader(".ini", ".cfg")
def read_ini(path):
    parser = configparser.ConfigParser()
    parser.read(path)
    return {k: v for section in parser.sections() for k, v in parser[section].items()}


@reader(".json")
def read_json(path):
    return json.loads(path.read_text())


@reader(".yaml", ".yml")
def read_yaml(path):
    import yaml

    return yaml.safe_load(path.read_text())


@dataclass
class Settings:
    host: str = "localhost"
    workers: int = os.cpu_count() or 1
    sqlite: bool = False

    @classmethod
    def load(cls, *paths, prefix="APP_"):
        layers = [{f.name: os.environ[prefix + f.name.upper()] for f in fields(cls) if prefix + f.name.upper() in os.environ}]
        for path in map(Path, paths):
            if path.exists():
                layers.append(READERS[path.suffix](path))
        merged = ChainMap(*layers)
        return cls(**{f.name: f.type(merged[f.name]) for f in fields(cls) if f.name in merged})


Path("app.ini").write_text("[server]\nhost = 0.0.0.0\nworkers = 3\n")
os.environ["APP_WORKERS"] = "5"
print(Settings.load("app.ini", "app.yaml"))
