import sqlite3
import threading
from contextlib import contextmanager
from types import SimpleNamespace


class Pool:
    """One connection per thread."""

    def __init__(self, connect, *args, **options):
        self._connect = connect
        self._args = args
        self._options = options
        self._local = threading.local()

    @contextmanager
    def transaction(self):
        if not hasattr(self._local, "connection"):
            self._local.connection = self._connect(*self._args, **self._options)
            self._local.connection.row_factory = namespace_row
        connection = self._local.connection
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def namespace_row(cursor, row):
    return SimpleNamespace(**{column[0]: value for column, value in zip(cursor.description, row)})


pool = Pool(sqlite3.connect, ":memory:", timeout=5)
with pool.transaction() as db:
    db.executescript("create table t (a, b); insert into t values (1, 'x'), (2, 'y');")
    print([row.b for row in db.execute("select * from t")])
