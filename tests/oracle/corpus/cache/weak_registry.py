import gc
import weakref
from concurrent.futures import Future


class Loader:
    """Loads each thing once; whoever asks meanwhile gets the same future."""

    def __init__(self, load):
        self._load = load
        self._futures = weakref.WeakValueDictionary()

    def get(self, key) -> Future:
        future = self._futures.get(key)
        if future is None:
            future = self._futures[key] = Future()
            try:
                future.set_result(self._load(key))
            except Exception as error:
                future.set_exception(error)
        return future


loader = Loader(lambda key: {"a": 1}[key])
kept = loader.get("a")
print(kept.result(timeout=1), loader.get("a") is kept)
print(repr(loader.get("b").exception()))
del kept
gc.collect()
print(len(loader._futures))
