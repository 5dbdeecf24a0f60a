import os
import shutil
import tempfile
from pathlib import Path


def make_project(root):
    for name in ("src/app/__init__.py", "tests/test_app.py", "README.md"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (root / "latest").symlink_to(root / "src", target_is_directory=True)


root = Path(tempfile.mkdtemp())
make_project(root)
print(sorted(str(p.relative_to(root)) for p in root.rglob("*.py")))
print((root / "latest").resolve().name, os.path.islink(root / "latest"))
print(Path("~").expanduser(), Path.cwd().is_absolute())
shutil.rmtree(root)
