"""The workspace's Python environment, found and read as files.

No interpreter is ever started: what lies in `.venv/bin` came with the workspace and is
nobody's to run, least of all an editor's.
"""

# Paths are strings in this package: a look-up compares hundreds of them per keystroke, and
# joining two costs a tenth of what `Path` takes.
# ruff: noqa: PTH100, PTH111, PTH112, PTH114, PTH116, PTH118, PTH119, PTH120, PTH123

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edgewise.resolve.folders import Folders


class Origin(Enum):
    """Who pointed at an environment; the value is what a user can be told."""

    SETTING = "the environment setting"
    VIRTUAL_ENV = "VIRTUAL_ENV"
    VENV = "a virtual environment in the project"
    PYWRANGLER = "pywrangler's virtual environment"
    CONDA = "CONDA_PREFIX"


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment on disk; `site_packages` are the folders that packages lie in."""

    root: Path
    origin: Origin
    site_packages: tuple[Path, ...]


_PROJECT_VENVS = (".venv", "venv")

# `uv run pywrangler sync` creates these beside pyproject.toml (cloudflare/workers-py,
# pywrangler/sync.py): a native environment for the editor and, in it, Pyodide's own.
_PYWRANGLER_VENVS = (".venv-workers", os.path.join(".venv-workers", "pyodide-venv"))

_BIN_FOLDERS = ("bin", "scripts")
_PTH_BYTES = 64 * 1024
_VERSIONED = re.compile(r"(python|pypy)(\d+)\.(\d+)t?$")


def find_environment(
    upward: Sequence[str],
    folders: Folders,
    *,
    setting: str | None = None,
    environ: Mapping[str, str],
) -> Environment | None:
    """Find a file's environment, the first of: setting, VIRTUAL_ENV, project, conda.

    `upward` are the folders from the file's up to the workspace root. `setting` is the
    path of an environment or of an interpreter in one, relative to the workspace root;
    when it is given and wrong nothing else is tried, since the user meant that one.
    """
    if setting:
        base = upward[-1] if upward else ""
        named = _prefix(os.path.join(base, os.path.expanduser(setting)))
        return _environment(named, Origin.SETTING, folders, marked=False)
    for root, origin in _candidates(upward, environ):
        found = _environment(root, origin, folders, marked=origin is not Origin.CONDA)
        if found:
            return found
    return None


def _candidates(upward: Sequence[str], environ: Mapping[str, str]) -> Iterator[tuple[str, Origin]]:
    if active := environ.get("VIRTUAL_ENV"):
        yield active, Origin.VIRTUAL_ENV
    for names, origin in ((_PROJECT_VENVS, Origin.VENV), (_PYWRANGLER_VENVS, Origin.PYWRANGLER)):
        for folder in upward:
            for name in names:
                yield os.path.join(folder, name), origin
    if conda := environ.get("CONDA_PREFIX"):
        yield conda, Origin.CONDA


def _environment(
    root: str, origin: Origin, folders: Folders, *, marked: bool
) -> Environment | None:
    """Read the environment in `root`; where `marked` it must have a `pyvenv.cfg`."""
    root = os.path.abspath(root)
    if marked and "pyvenv.cfg" not in folders.at(root).files:
        return None
    sites = list(_site_packages(root, folders))
    if sites:
        sites += _system_site_packages(root, folders)
    return Environment(Path(root), origin, tuple(map(Path, sites))) if sites else None


def _prefix(path: str) -> str:
    """Go from an interpreter to its environment; any other path is one itself."""
    path = os.path.abspath(path)
    if os.path.isdir(path):
        inside_bin = os.path.basename(path).lower() in _BIN_FOLDERS
        return os.path.dirname(path) if inside_bin else path
    folder = os.path.dirname(path)  # links stay: `.venv/bin/python` leads to the system's
    return os.path.dirname(folder) if os.path.basename(folder).lower() in _BIN_FOLDERS else folder


def _site_packages(root: str, folders: Folders) -> Iterator[str]:
    here = folders.at(root).folders
    for lib in ("Lib", "lib", "lib64"):
        if lib not in here or (lib == "lib64" and os.path.islink(os.path.join(root, lib))):
            continue  # `lib64` is a link to `lib` in every virtual environment
        library = os.path.join(root, lib)
        inside = folders.at(library).folders
        if "site-packages" in inside:  # Windows
            yield os.path.join(library, "site-packages")
        versions = sorted(
            (match for name in inside if (match := _VERSIONED.match(name))),
            key=lambda match: (int(match[2]), int(match[3]), match[1]),
        )
        if versions:
            newest = os.path.join(library, versions[-1].string)
            for name in ("site-packages", "dist-packages"):
                if name in folders.at(newest).folders:
                    yield os.path.join(newest, name)
        if (
            "python3" in inside
            and "dist-packages" in folders.at(os.path.join(library, "python3")).folders
        ):
            yield os.path.join(library, "python3", "dist-packages")  # Debian


def _system_site_packages(root: str, folders: Folders) -> Iterator[str]:
    """Add what `include-system-site-packages = true` in pyvenv.cfg stands for."""
    configuration = os.path.join(root, "pyvenv.cfg")
    folders.footprint.note_one(configuration)
    lines = _read_lines(configuration)
    pairs = (line.partition("=") for line in lines)
    config = {key.strip().lower(): value.strip() for key, _, value in pairs}
    if config.get("include-system-site-packages", "").lower() == "true" and config.get("home"):
        yield from _site_packages(_prefix(config["home"]), folders)


def pth_folders(site_packages: str, folders: Folders) -> Iterator[str]:
    """Give the folders that `.pth` files in `site_packages` add; `import` lines are not run."""
    for name in sorted(folders.at(site_packages).files):
        if not name.endswith(".pth") or name.startswith("."):
            continue
        file = os.path.join(site_packages, name)
        folders.footprint.note_one(file)
        for line in _read_lines(file):
            if not line.strip() or line.startswith(("#", "import ", "import\t")):
                continue
            folder = os.path.abspath(os.path.join(site_packages, line.strip()))
            if os.path.isdir(folder):
                yield folder


def _read_lines(path: str) -> list[str]:
    """Read a small text file; no lines if it is not a regular file or cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return []
        with open(path, "rb") as file:
            text = file.read(_PTH_BYTES).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return []
    return [] if "\0" in text else text.splitlines()
