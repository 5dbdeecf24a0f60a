import sys

if sys.version_info >= (3, 4):
    import importlib.util
    import types

    def new_module(name):
        return types.ModuleType(name)

    def find(name):
        return importlib.util.find_spec(name) is not None
else:
    import imp

    new_module = imp.new_module

    def find(name):
        try:
            imp.find_module(name)
        except ImportError:
            return False
        return True


m = new_module("scratch")
m.answer = 42
print(m.answer, find("json"), find("does_not_exist"))
