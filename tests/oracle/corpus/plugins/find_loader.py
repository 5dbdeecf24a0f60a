"""List which backends are installed."""
import pkgutil
from dataclasses import dataclass

BACKENDS = {"memory": "array", "records": "struct", "redis": "redis", "mongo": "pymongo"}


@dataclass
class Backend:
    name: str
    module: str

    @property
    def installed(self) -> bool:
        return pkgutil.find_loader(self.module) is not None


def backends():
    return [Backend(*pair) for pair in BACKENDS.items()]


def report(items):
    return {each.name: "yes" if each.installed else "no" for each in items}


print(report(backends()))
