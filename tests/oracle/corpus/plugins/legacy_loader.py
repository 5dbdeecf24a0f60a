"""Load plugin files from a folder."""
import imp
import tempfile
from pathlib import Path


class PluginFolder:
    def __init__(self, folder):
        self.folder = Path(folder)

    def __iter__(self):
        for path in sorted(self.folder.glob("*.py")):
            yield imp.load_source(path.stem, str(path))

    def names(self):
        return [getattr(plugin, "NAME", plugin.__name__) for plugin in self]


folder = Path(tempfile.mkdtemp())
(folder / "first.py").write_text("NAME = 'First'\n")
(folder / "second.py").write_text("VERSION = 2\n")
print(PluginFolder(folder).names())
