import importlib

OPTIONAL = ["yaml", "sqlite3", "readline", "json", "fcntl"]


def available(names):
    found = {}
    for name in names:
        try:
            found[name] = importlib.import_module(name)
        except ImportError:
            found[name] = None
    return found


modules = available(OPTIONAL)
print({name: module is not None for name, module in modules.items()})
print(modules["json"].dumps({}))
