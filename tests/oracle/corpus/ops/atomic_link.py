"""Point `current` at a new release, atomically; copies where links fail."""
import os
import shutil
from contextlib import suppress
from pathlib import Path


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except (OSError, AttributeError, NotImplementedError):
        shutil.copy2(source, target)
    return target


def switch(root, release):
    temporary = root / ".current-new"
    with suppress(FileNotFoundError):
        temporary.unlink()
    temporary.symlink_to(release, target_is_directory=True)
    temporary.replace(root / "current")
    return (root / "current").resolve().name


root = Path("releases").absolute()
for name in ("v1", "v2"):
    (root / name).mkdir(parents=True)
    (root / name / "VERSION").write_text(name)
    print(switch(root, root / name), os.readlink(root / "current"))
print(link_or_copy(root / "v1/VERSION", root / "v2/VERSION.old").read_text())
