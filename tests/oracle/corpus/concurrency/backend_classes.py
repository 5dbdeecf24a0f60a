"""Pluggable backends: pick with an environment variable."""
import os
from concurrent.futures import ThreadPoolExecutor


class Backend:
    name = "base"

    def run(self, fn, items):
        raise NotImplementedError


class Serial(Backend):
    name = "serial"

    def run(self, fn, items):
        return [fn(i) for i in items]


class Threaded(Backend):
    name = "threaded"

    def run(self, fn, items):
        with ThreadPoolExecutor() as pool:
            return list(pool.map(fn, items))


BACKENDS = {cls.name: cls for cls in (Serial, Threaded)}


def backend(name=None):
    return BACKENDS[name or os.environ.get("BACKEND", "serial")]()


print(backend().run(abs, [-1, 2]))
print(backend("threaded").run(abs, [-1, 2]))
