import importlib


class LazyModule:
    """Stands for a module until an attribute is read."""

    def __init__(self, name):
        self._name = name
        self._module = None

    def __getattr__(self, attribute):
        if self._module is None:
            self._module = importlib.import_module(self._name)
        return getattr(self._module, attribute)


json = LazyModule("json")
curses = LazyModule("curses")

print(json.dumps([1, 2]))


def width(text):
    return len(text)


print(width("abc"))
