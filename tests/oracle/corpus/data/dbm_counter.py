import os
import tempfile

import dbm.gnu


class PersistentCounter:
    def __init__(self, filename):
        self.db = dbm.gnu.open(filename, "c")

    def increment(self, key):
        n = int(self.db.get(key, b"0")) + 1
        self.db[key] = str(n)
        return n

    def close(self):
        self.db.close()


c = PersistentCounter(os.path.join(tempfile.mkdtemp(), "hits.gdbm"))
print(c.increment("/"), c.increment("/"))
c.close()
