import shelve
import tempfile
from pathlib import Path


class Preferences:
    """What the user chose last time, kept between runs."""

    defaults = {"theme": "light", "columns": ["name", "size"]}

    def __init__(self, folder):
        self._path = str(Path(folder) / "preferences")

    def __getitem__(self, key):
        with self._open() as shelf:
            return shelf.get(key, self.defaults[key])

    def __setitem__(self, key, value):
        with self._open() as shelf:
            shelf[key] = value

    def _open(self):
        return shelve.open(self._path)


preferences = Preferences(tempfile.mkdtemp())
preferences["theme"] = "dark"
print(preferences["theme"], preferences["columns"])
