import importlib

BACKENDS = {"disk": "dbm.dumb", "memory": "collections"}


class BackendError(Exception):
    pass


def backend(kind):
    try:
        name = BACKENDS[kind]
    except KeyError:
        raise BackendError(kind) from None
    return importlib.import_module(name)


print(backend("memory").OrderedDict(a=1))
try:
    backend("cloud")
except BackendError as e:
    print("no backend", e)
print(backend("disk").__name__)
