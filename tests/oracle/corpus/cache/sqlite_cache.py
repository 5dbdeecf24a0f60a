"""Results kept in SQLite, or in memory on a Python built without it."""
import json
import time

try:
    import sqlite3
except ImportError:
    sqlite3 = None


class MemoryCache(dict):
    def fetch(self, key):
        return self.get(key)

    def store(self, key, value):
        self[key] = value


class SqliteCache:
    def __init__(self, path=":memory:"):
        self.db = sqlite3.connect(path)
        self.db.execute("create table cache (key text primary key, value text, at real)")

    def fetch(self, key):
        row = self.db.execute("select value from cache where key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def store(self, key, value):
        self.db.execute("replace into cache values (?, ?, ?)", (key, json.dumps(value), time.time()))


def make_cache():
    return SqliteCache() if sqlite3 else MemoryCache()


cache = make_cache()
cache.store("user:1", {"name": "Ann"})
print(cache.fetch("user:1"), cache.fetch("user:2"))
