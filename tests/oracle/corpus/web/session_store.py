"""Server-side sessions in an SQLite file."""
import json
import secrets
import time
from collections.abc import MutableMapping
from contextlib import closing


def connect(path):
    import sqlite3

    db = sqlite3.connect(path)
    db.execute("CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, data TEXT, expires REAL)")
    return db


class Session(MutableMapping):
    def __init__(self, store, sid=None):
        self.sid = sid or secrets.token_urlsafe(18)
        self._store = store
        self._data = store.load(self.sid)

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value
        self._store.save(self.sid, self._data)

    def __delitem__(self, key):
        del self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)


class Store:
    def __init__(self, path, lifetime=3600):
        self.path, self.lifetime = path, lifetime

    def load(self, sid):
        with closing(connect(self.path)) as db:
            row = db.execute(
                "SELECT data FROM session WHERE id = ? AND expires > ?", (sid, time.time())
            ).fetchone()
        return json.loads(row[0]) if row else {}

    def save(self, sid, data):
        with closing(connect(self.path)) as db, db:
            db.execute(
                "REPLACE INTO session VALUES (?, ?, ?)",
                (sid, json.dumps(data), time.time() + self.lifetime),
            )


session = Session(Store("sessions.db"))
session["user"] = 7
assert Session(session._store, session.sid)["user"] == 7
