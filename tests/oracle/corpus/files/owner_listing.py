"""A long listing, as ls -l prints it."""
import stat
import tempfile
import time
from operator import attrgetter
from pathlib import Path


def line(path: Path) -> str:
    status = path.stat()
    owner, group = path.owner(), path.group()
    when = time.strftime("%b %d %H:%M", time.localtime(status.st_mtime))
    return f"{stat.filemode(status.st_mode)} {owner:<8} {group:<8} {status.st_size:>6} {when} {path.name}"


def listing(folder: Path):
    yield f"total {sum(1 for _ in folder.iterdir())}"
    yield from map(line, sorted(folder.iterdir(), key=attrgetter("name")))


folder = Path(tempfile.mkdtemp())
for name in ("b.txt", "a.txt"):
    (folder / name).write_text(name)
print("\n".join(listing(folder)))
