import re
import tempfile
from functools import total_ordering
from pathlib import Path


@total_ordering
class Migration:
    pattern = re.compile(r"(\d+)_(\w+)\.sql")

    def __init__(self, path):
        self.path = path
        number, self.title = self.pattern.fullmatch(path.name).groups()
        self.number = int(number)

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


class Migrator:
    def __init__(self, folder, journal):
        self.folder, self.journal = Path(folder), Path(journal)

    def applied(self):
        return set(map(int, self.journal.read_text().split())) if self.journal.exists() else set()

    def pending(self):
        done = self.applied()
        found = (Migration(path) for path in self.folder.iterdir() if path.suffix == ".sql")
        return sorted(each for each in found if each.number not in done)

    def apply(self, execute):
        for migration in self.pending():
            execute(migration.path.read_text())
            with self.journal.open("a") as out:
                print(migration.number, file=out)


folder = Path(tempfile.mkdtemp())
for name in ("010_index.sql", "002_users.sql"):
    (folder / name).write_text(f"-- {name}")
migrator = Migrator(folder, folder / "journal.txt")
migrator.apply(print)
print(migrator.pending())
