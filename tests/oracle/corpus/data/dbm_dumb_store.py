import os
import tempfile
from dbm import dumb


def save(path, mapping):
    db = dumb.open(path, "n")
    try:
        for key, value in mapping.items():
            db[key.encode()] = str(value).encode()
    finally:
        db.close()


def load(path):
    with dumb.open(path, "r") as db:
        return {k.decode(): int(db[k]) for k in db.keys()}


path = os.path.join(tempfile.mkdtemp(), "counts")
save(path, {"apples": 3, "pears": 4})
print(load(path))
