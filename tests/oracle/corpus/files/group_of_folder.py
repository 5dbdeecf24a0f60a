"""Give a folder and all in it to a group."""
import os
import tempfile
from pathlib import Path


class Owner:
    def __init__(self, group):
        self.group = group

    @property
    def gid(self):
        from grp import getgrnam

        return getgrnam(self.group).gr_gid if isinstance(self.group, str) else self.group

    def take(self, root):
        for path in [root, *root.rglob("*")]:
            os.chown(path, -1, self.gid)
            yield path


folder = Path(tempfile.mkdtemp())
(folder / "a.txt").touch()
names = [path.name for path in Owner("root").take(folder)]
print(len(names))
