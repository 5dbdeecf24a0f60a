import importlib

BACKENDS = ["fcntl", "msvcrt"]


def find_backend():
    for name in BACKENDS:
        try:
            return importlib.import_module(name)
        except ImportError:
            pass
    return None


backend = find_backend()
print(backend.__name__ if backend else "no locking")
