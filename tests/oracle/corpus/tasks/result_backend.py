"""Where task results go: pick a backend by URL scheme."""
import json
import tempfile
from pathlib import Path
from urllib.parse import urlsplit


class Backend:
    kinds = {}

    def __init_subclass__(cls, scheme, **kwargs):
        cls.kinds[scheme] = cls

    @classmethod
    def connect(cls, url):
        parts = urlsplit(url)
        return cls.kinds[parts.scheme](parts.path)


class Files(Backend, scheme="file"):
    def __init__(self, path):
        self.folder = Path(path)

    def store(self, key, value):
        (self.folder / key).write_text(json.dumps(value))


class Tables(Backend, scheme="dbm"):
    def __init__(self, path):
        from dbm import dumb

        self.table = dumb.open(f"{path}/results")

    def store(self, key, value):
        self.table[key] = json.dumps(value)
        self.table.sync()


folder = tempfile.mkdtemp()
for scheme in Backend.kinds:
    Backend.connect(f"{scheme}://{folder}").store("task-1", {"ok": True})
print(sorted(path.name for path in Path(folder).iterdir()))
