"""Shelf over a plain dict, for the tests of code that expects a shelf."""
from collections import ChainMap
import pickle
import time


class DictShelf(dict):
    def sync(self):
        self["__synced__"] = time.time()

    def close(self):
        self.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class shelve:
    """Stands in for the module of that name."""

    @staticmethod
    def open(filename, flag="c"):
        return DictShelf()


def settings(path, **defaults):
    with shelve.open(path) as db:
        db["theme"] = pickle.dumps("dark")
        db.sync()
        layers = ChainMap(dict(db), defaults)
    return pickle.loads(layers["theme"]), layers["size"]


print(settings("conf.db", size=12))
