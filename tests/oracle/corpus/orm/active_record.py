import sqlite3
from typing import ClassVar


class Column:
    def __init__(self, kind=str, primary=False):
        self.kind, self.primary = kind, primary

    def __set_name__(self, owner, name):
        self.name = name
        owner.columns = {**getattr(owner, "columns", {}), name: self}

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name)

    def __set__(self, instance, value):
        instance.__dict__[self.name] = None if value is None else self.kind(value)


class Model:
    columns: ClassVar[dict]
    _connection = None

    def __init__(self, **values):
        for name in self.columns:
            setattr(self, name, values.get(name))

    @classmethod
    def database(cls):
        if Model._connection is None:
            Model._connection = sqlite3.connect(":memory:")
        return Model._connection

    @classmethod
    def create_table(cls):
        names = ", ".join(cls.columns)
        cls.database().execute(f"create table {cls.__name__} ({names})")

    def save(self):
        marks = ", ".join("?" * len(self.columns))
        values = [getattr(self, name) for name in self.columns]
        self.database().execute(f"insert into {type(self).__name__} values ({marks})", values)


class User(Model):
    id = Column(int, primary=True)
    name = Column()


User.create_table()
User(id="1", name="Ann").save()
print(User.database().execute("select * from User").fetchall())
