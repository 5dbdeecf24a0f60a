"""Deferred imports: modules which are slow to load come when they are used."""
import importlib
import importlib.util
import sys


class LazyModule:
    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, attribute):
        module = importlib.import_module(self._name)
        self.__dict__.update(vars(module))
        return getattr(module, attribute)


def lazy(name):
    """Like `import name`, executed at the first access."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


tkinter = LazyModule("tkinter")
curses = LazyModule("curses")
colorsys = lazy("colorsys")


def ask(question, gui=False):
    if gui:
        from tkinter import messagebox

        root = tkinter.Tk()
        root.withdraw()
        return messagebox.askyesno("?", question)
    return question.endswith("?")


print(colorsys.rgb_to_hsv(0.2, 0.4, 0.1), ask("continue?"))
