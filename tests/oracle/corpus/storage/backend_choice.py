"""Key-value storage: the best backend this Python has."""
import json
import os
from abc import ABC, abstractmethod

try:
    import sqlite3
except ImportError:
    sqlite3 = None


class Backend(ABC):
    @abstractmethod
    def get(self, key): ...

    @abstractmethod
    def put(self, key, value): ...


class JsonBackend(Backend):
    def __init__(self, path):
        self.path = path + ".json"

    def _all(self):
        if not os.path.exists(self.path):
            return {}
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def get(self, key):
        return self._all().get(key)

    def put(self, key, value):
        data = self._all() | {key: value}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(data, file)


class SqliteBackend(Backend):
    def __init__(self, path):
        self.db = sqlite3.connect(path + ".db")
        self.db.execute("CREATE TABLE IF NOT EXISTS kv (k PRIMARY KEY, v)")

    def get(self, key):
        row = self.db.execute("SELECT v FROM kv WHERE k = ?", (key,)).fetchone()
        return row and row[0]

    def put(self, key, value):
        with self.db:
            self.db.execute("REPLACE INTO kv VALUES (?, ?)", (key, value))


DEFAULT = SqliteBackend if sqlite3 else JsonBackend

store = DEFAULT("state")
store.put("last_run", 17)
print(type(store).__name__, store.get("last_run"))
