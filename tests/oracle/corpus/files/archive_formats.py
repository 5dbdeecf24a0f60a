import shutil
import tempfile
from pathlib import Path


class Backup:
    format = "zip"

    def __init__(self, source):
        self.source = Path(source)

    def create(self, target):
        return Path(shutil.make_archive(str(target), self.format, self.source))


class SmallBackup(Backup):
    format = "xztar"


def pick(size, small=SmallBackup, quick=Backup):
    return small if size > 1000 else quick


work = Path(tempfile.mkdtemp())
(work / "in").mkdir()
(work / "in" / "data.txt").write_text("x" * 5000)
size = sum(each.stat().st_size for each in (work / "in").iterdir())
archive = pick(size)(work / "in").create(work / "backup")
print(archive.name)
