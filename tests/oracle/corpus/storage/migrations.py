"""Schema migrations, applied in order inside transactions."""
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass
class Migration:
    number: int
    up: Callable

    def __lt__(self, other):
        return self.number < other.number


class Migrator:
    def __init__(self, connection):
        self.connection = connection
        self.migrations = []

    def migration(self, number):
        def add(func):
            self.migrations.append(Migration(number, func))
            return func

        return add

    @property
    def version(self):
        return self.connection.execute("PRAGMA user_version").fetchone()[0]

    def upgrade(self):
        for migration in sorted(self.migrations):
            if migration.number > self.version:
                with self.connection as connection:
                    migration.up(connection)
                    connection.execute(f"PRAGMA user_version = {migration.number:d}")
        return self.version


class Connections:
    def __get__(self, instance, owner):
        import sqlite3

        connection = sqlite3.connect(owner.url)
        connection.row_factory = sqlite3.Row
        return connection


class Database:
    url = ":memory:"
    connection = Connections()


def main():
    migrator = Migrator(Database.connection)
    migrator.migration(1)(lambda c: c.execute("CREATE TABLE note (text)"))
    migrator.migration(2)(lambda c: c.execute("ALTER TABLE note ADD COLUMN at REAL"))
    return 0 if migrator.upgrade() == 2 else 1


if __name__ == "__main__":
    sys.exit(main())
