import tempfile
from pathlib import Path


def describe(path):
    """Like `ls -l`, one dictionary per file."""
    for child in sorted(path.iterdir()):
        info = child.stat()
        yield {
            "name": child.name,
            "size": info.st_size,
            "owner": child.owner(),
            "mode": oct(info.st_mode),
        }


folder = Path(tempfile.mkdtemp())
(folder / "a.txt").write_text("hello")
(folder / "b.txt").write_text("hi")
for row in describe(folder):
    print(row)
