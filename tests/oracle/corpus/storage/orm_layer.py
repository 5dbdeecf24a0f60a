"""A thin layer over the database driver: declarative columns, one session."""
from __future__ import annotations

import importlib
from contextlib import contextmanager
from typing import Any, ClassVar


class Column:
    def __init__(self, kind: str, primary: bool = False):
        self.kind, self.primary = kind, primary

    def __set_name__(self, owner, name):
        self.name = name
        owner.columns = {**getattr(owner, "columns", {}), name: self}

    def ddl(self):
        return f"{self.name} {self.kind}" + (" PRIMARY KEY" if self.primary else "")


class Model:
    registry: ClassVar[dict[str, type[Model]]] = {}
    columns: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls, **options: Any):
        super().__init_subclass__(**options)
        Model.registry[cls.__name__.lower()] = cls


class User(Model):
    id = Column("INTEGER", primary=True)
    name = Column("TEXT")


class Engine:
    dialects = {"sqlite": "sqlite3", "postgresql": "psycopg2"}

    def __init__(self, url: str):
        scheme, _, self.database = url.partition("://")
        self.dbapi = importlib.import_module(self.dialects[scheme])

    @contextmanager
    def begin(self):
        connection = self.dbapi.connect(self.database)
        try:
            yield connection.cursor()
        except Exception:
            connection.rollback()
            raise
        else:
            connection.commit()
        finally:
            connection.close()


def create_all(engine: Engine):
    with engine.begin() as cursor:
        for name, model in Model.registry.items():
            columns = ", ".join(c.ddl() for c in model.columns.values())
            cursor.execute(f"CREATE TABLE {name} ({columns})")
        cursor.execute("INSERT INTO user (name) VALUES (?)", ("ada",))
        return cursor.execute("SELECT * FROM user").fetchall()


print(create_all(Engine("sqlite://:memory:")))
