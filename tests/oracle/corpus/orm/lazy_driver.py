"""Database URLs decide which driver is imported."""
from importlib import import_module
from urllib.parse import urlsplit

DRIVERS = {"sqlite": "sqlite3", "gdbm": "dbm.gnu", "postgres": "psycopg"}


class Database:
    def __init__(self, url):
        parts = urlsplit(url)
        self.scheme = parts.scheme
        self.name = parts.path.lstrip("/") or ":memory:"
        self._driver = None

    @property
    def driver(self):
        if self._driver is None:
            self._driver = import_module(DRIVERS[self.scheme])
        return self._driver

    def __str__(self):
        return f"{self.scheme} database {self.name}"


databases = [Database(url) for url in ("sqlite:///", "gdbm:///cache", "postgres://host/shop")]
print(*databases, sep="\n")
