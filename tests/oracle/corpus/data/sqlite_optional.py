import json

try:
    import sqlite3
except ImportError:  # python built without sqlite
    sqlite3 = None


class MemoryBackend:
    def __init__(self):
        self.rows = {}

    def put(self, key, value):
        self.rows[key] = value

    def get(self, key):
        return self.rows[key]


class SQLiteBackend:
    def __init__(self):
        self.db = sqlite3.connect(":memory:")
        self.db.execute("create table kv (k primary key, v)")

    def put(self, key, value):
        self.db.execute("replace into kv values (?, ?)", (key, value))

    def get(self, key):
        return self.db.execute("select v from kv where k = ?", (key,)).fetchone()[0]


Backend = SQLiteBackend if sqlite3 else MemoryBackend
backend = Backend()
backend.put("a", json.dumps([1, 2]))
print(json.loads(backend.get("a")))
