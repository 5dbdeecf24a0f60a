import csv
import io

try:
    import sqlite3
except ImportError:
    sqlite3 = None

CSV = "name,amount\nann,3\nbob,4\nann,5\n"


def totals(text):
    rows = list(csv.DictReader(io.StringIO(text)))
    if sqlite3 is None:
        out = {}
        for r in rows:
            out[r["name"]] = out.get(r["name"], 0) + int(r["amount"])
        return out
    db = sqlite3.connect(":memory:")
    db.execute("create table t (name text, amount int)")
    db.executemany("insert into t values (:name, :amount)", rows)
    return dict(db.execute("select name, sum(amount) from t group by name"))


print(totals(CSV))
