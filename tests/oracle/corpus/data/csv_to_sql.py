import contextlib
import csv
import io
import sqlite3 as sql

DATA = """city,temp
Oslo,3
Rome,19
Cairo,31
"""

with contextlib.closing(sql.connect(":memory:")) as con:
    con.row_factory = sql.Row
    con.execute("CREATE TABLE weather (city TEXT, temp REAL)")
    con.executemany(
        "INSERT INTO weather VALUES (?, ?)",
        [(r["city"], float(r["temp"])) for r in csv.DictReader(io.StringIO(DATA))],
    )
    for row in con.execute("SELECT * FROM weather WHERE temp > 10"):
        print(row["city"], row["temp"])
