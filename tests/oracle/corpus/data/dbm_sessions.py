import importlib
import os
import tempfile

backend = "dumb"
dbm = importlib.import_module(f"dbm.{backend}")

path = os.path.join(tempfile.mkdtemp(), "sessions")
with dbm.open(path, "c") as db:
    db[b"s1"] = b"user=4"
    print(db[b"s1"])
