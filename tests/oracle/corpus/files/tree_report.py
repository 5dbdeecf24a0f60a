import os
import shutil
import sys
import tempfile
from pathlib import Path


def human(size):
    for unit in ("B", "KiB", "MiB"):
        if size < 1024:
            return f"{size:.0f} {unit}"
        size /= 1024
    return f"{size:.1f} GiB"


def walk(root: Path):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            yield Path(folder, name)


def copy_fast(source: Path, target: Path):
    if hasattr(os, "sendfile") and sys.platform == "linux":
        with source.open("rb") as src, target.open("wb") as dst:
            os.sendfile(dst.fileno(), src.fileno(), 0, source.stat().st_size)
    else:
        shutil.copyfile(source, target)


root = Path(tempfile.mkdtemp())
(root / "sub").mkdir()
(root / "sub" / "a.bin").write_bytes(b"0" * 3000)
copy_fast(root / "sub" / "a.bin", root / "b.bin")
for path in walk(root):
    print(path.relative_to(root), human(path.stat().st_size))
