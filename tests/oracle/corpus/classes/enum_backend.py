import enum
import importlib


class Store(enum.Enum):
    MEMORY = "collections"
    SHELF = "dbm"
    SQL = "sqlite3"

    def load(self):
        return importlib.import_module(self.value)

    @classmethod
    def default(cls):
        return cls.MEMORY


print(Store.default().load().Counter("aab"))
print([s.name for s in Store])
