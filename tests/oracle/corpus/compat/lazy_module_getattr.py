"""Heavy things are imported when they are first used (PEP 562)."""
import importlib
import sys
import types

_LAZY = {"sqlite": "sqlite3", "threads": "threading", "tk": "tkinter"}


def _build(name):
    module = types.ModuleType(name)

    def __getattr__(attr):
        if attr not in _LAZY:
            raise AttributeError(attr)
        value = importlib.import_module(_LAZY[attr])
        setattr(module, attr, value)
        return value

    module.__getattr__ = __getattr__
    sys.modules[name] = module
    return module


toolbox = _build("toolbox")
print(toolbox.threads.current_thread().name)
print(hasattr(toolbox, "nothing"))
