import hashlib
import sqlite3


class Keyring:
    def __init__(self, path=":memory:"):
        self.db = sqlite3.connect(path)
        self.db.execute("create table if not exists keys (name text primary key, digest text)")

    def add(self, name, secret):
        digest = hashlib.sha256(secret.encode()).hexdigest()
        with self.db:
            self.db.execute("insert into keys values (?, ?)", (name, digest))

    def __contains__(self, name):
        cur = self.db.execute("select 1 from keys where name = ?", (name,))
        return cur.fetchone() is not None


ring = Keyring()
ring.add("api", "hunter2")
print("api" in ring, "db" in ring)
