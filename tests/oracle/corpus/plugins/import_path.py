"""Handlers named in settings as `module:attribute`."""
from importlib import import_module

SETTINGS = {
    "handlers": {
        "json": "json:dumps",
        "upper": "builtins:str.upper",
        "limits": "resource:getrlimit",
    },
}


def locate(path):
    module, _, attributes = path.partition(":")
    found = import_module(module)
    for name in attributes.split("."):
        found = getattr(found, name)
    return found


class Registry(dict):
    @classmethod
    def from_settings(cls, settings):
        return cls((name, locate(path)) for name, path in settings["handlers"].items())

    def call(self, name, *args):
        return self[name](*args)


registry = Registry.from_settings(SETTINGS)
print(registry.call("json", [1, 2]), registry.call("upper", "shout"))
