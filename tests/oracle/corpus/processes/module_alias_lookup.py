import importlib


def load(name):
    return importlib.import_module(name)


sp = load("subprocess")
print(sp.PIPE)
sp.run(["echo", "hi"])
