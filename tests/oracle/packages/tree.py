"""The pinned wheels, unpacked into one folder outside the repository."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
TRUTH = HERE / "truth.json"
# Others need them; without their C parts they are pure, too.
FALLING_BACK = ("markupsafe==3.0.4", "pyyaml==6.0.3", "zope-interface==8.7")
PURE = "--platform any --implementation py --abi none --python-version 3.13"
LINUX = "--platform manylinux2014_x86_64 --implementation cp --abi cp313 --python-version 3.13"
SKIPPED = {"__main__", "test", "tests", "conftest", "setup"}


def unpacked() -> Path:
    """The folder that holds every package, as `site-packages` would; downloaded once."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes() + repr(FALLING_BACK).encode()).hexdigest()[
        :12
    ]
    cache = Path(os.environ.get("EDGEWISE_PACKAGES") or tempfile.gettempdir())
    tree = cache / f"edgewise-packages-{digest}"
    if tree.is_dir():
        return tree
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        wheels, fresh = Path(folder, "wheels"), Path(folder, "tree")
        download = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps"]
        download += ["--only-binary=:all:", "--dest", str(wheels)]
        wanted = [*PURE.split(), "--requirement", str(REQUIREMENTS)]
        subprocess.run([*download, *wanted], check=True)
        subprocess.run([*download, *LINUX.split(), *FALLING_BACK], check=True)
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(fresh)
        fresh.rename(tree)
    return tree


def modules(tree: Path) -> dict[str, Path]:
    """Every importable module but tests and programs: name → file, relative to the tree."""
    found = {}
    for path in sorted(tree.rglob("*.py")):
        relative = path.relative_to(tree)
        parts = relative.with_suffix("").parts
        if all(part.isidentifier() for part in parts) and SKIPPED.isdisjoint(parts):
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            if relative.name == "__init__.py" or name not in found:
                found[name] = relative
    return found


def truth() -> dict[str, Any]:
    """What `record_packages.py` recorded."""
    return json.loads(TRUTH.read_text("utf-8"))
