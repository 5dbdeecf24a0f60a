"""Notes, stored in SQLite."""
import sqlite3
from contextlib import closing

SCHEMA = """
create table note (id integer primary key, title text not null, body text);
create index note_title on note(title);
"""


class NoteStore:
    def __init__(self, path=":memory:"):
        self.db = sqlite3.connect(path)
        self.db.row_factory = sqlite3.Row
        self.db.executescript(SCHEMA)

    def add(self, title, body=""):
        with self.db:
            cur = self.db.execute("insert into note(title, body) values (?, ?)", (title, body))
        return cur.lastrowid

    def find(self, term):
        with closing(self.db.cursor()) as cur:
            cur.execute("select * from note where title like ?", (f"%{term}%",))
            return [dict(r) for r in cur]


store = NoteStore()
store.add("groceries", "milk")
store.add("todo")
print(store.find("gro"))
