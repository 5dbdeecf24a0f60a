import sqlite3


class Notes:
    def __init__(self, path=":memory:"):
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, body TEXT)")

    def add(self, body):
        with self.db:
            return self.db.execute("INSERT INTO notes (body) VALUES (?)", (body,)).lastrowid

    def all(self):
        return [row[0] for row in self.db.execute("SELECT body FROM notes ORDER BY id")]


notes = Notes()
notes.add("buy milk")
notes.add("call mum")
print(notes.all())
