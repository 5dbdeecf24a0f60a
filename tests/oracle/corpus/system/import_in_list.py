import importlib

REQUIRED = ("json", "logging", "syslog")


def load_all():
    return {name: importlib.import_module(name) for name in REQUIRED}


modules = load_all()
modules["syslog"].syslog("loaded")
