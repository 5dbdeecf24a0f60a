import abc
import os
import shelve
import tempfile


class Storage(abc.ABC):
    @abc.abstractmethod
    def open(self, path):
        ...

    def save(self, path, **values):
        with self.open(path) as db:
            for key, value in values.items():
                db[key] = value
            return len(db)


class ShelfStorage(Storage):
    def open(self, path):
        return shelve.open(path, flag="c")


class DictStorage(Storage):
    def open(self, path):
        return shelve.Shelf({})


path = os.path.join(tempfile.mkdtemp(), "db")
print(DictStorage().save(path, a=1, b=2))
print(ShelfStorage().save(path, a=1))
