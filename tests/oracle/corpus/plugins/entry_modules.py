"""Load plugins by name; those that cannot be loaded here are reported."""
import importlib
import logging

log = logging.getLogger("plugins")
WANTED = ["json", "curses", "csv", "winsound", "resource", "no_such_plugin"]


def load_all(names):
    loaded, broken = {}, {}
    for name in names:
        try:
            loaded[name] = importlib.import_module(name)
        except ImportError as error:
            broken[name] = str(error)
            log.info("plugin %s is not available: %s", name, error)
    return loaded, broken


loaded, broken = load_all(WANTED)
print(len(loaded) + len(broken), "json" in loaded)
