"""Tell which distributions a project installs or depends on, as its files say."""

# Strings, as in the rest of this package.
# ruff: noqa: PTH116, PTH118, PTH123

from __future__ import annotations

import os
import re
import stat
import sys
from typing import TYPE_CHECKING

from edgewise.semantics.project import Place

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.resolve.folders import Folder, Folders
    from edgewise.resolve.search_path import SearchPath

METADATA = (".dist-info", ".egg-info")
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_LARGEST = 1_000_000  # bytes of a pyproject.toml or requirements.txt


class Distributions:
    """What is installed and what is declared; each folder and file is read once per change."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._installed: dict[str, tuple[Folder, frozenset[str]]] = {}
        self._declared: dict[str, tuple[tuple[int, int], frozenset[str]]] = {}
        self.changes = 0  # counts files that turned out to declare something else than before

    def has(self, name: str, path: SearchPath) -> bool:
        """Tell whether the distribution `name`, spelled in any way, is there or asked for."""
        name = normalized(name)
        if any(
            name in self._installed_in(entry.folder)
            for entry in path.entries
            if entry.place is Place.INSTALLED
        ):
            return True
        return any(name in self._declared_in(file) for file in self._declarations(path))

    def _installed_in(self, folder: str) -> frozenset[str]:
        listing = self._folders.at(folder)
        known = self._installed.get(folder)
        if known is None or known[0] is not listing:
            names = frozenset(
                normalized(entry.rpartition(".")[0].partition("-")[0])
                for entry in (*listing.folders, *listing.files)
                if entry.endswith(METADATA)
            )
            known = self._installed[folder] = listing, names
        return known[1]

    def _declarations(self, path: SearchPath) -> Iterator[str]:
        """Find the files of the nearest project folder that declares anything."""
        for folder in path.upward:
            files = self._folders.at(folder).files
            found = [file for file in ("pyproject.toml", "requirements.txt") if file in files]
            if found:
                yield from (os.path.join(folder, file) for file in found)
                return

    def _declared_in(self, file: str) -> frozenset[str]:
        self._folders.footprint.note_one(file)
        try:
            status = os.stat(file)
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return frozenset()
            stamp = (status.st_mtime_ns, status.st_size)
            known = self._declared.get(file)
            if known is not None and known[0] == stamp:
                return known[1]
            with open(file, "rb") as content:
                text = content.read(_LARGEST).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return frozenset()
        requirements = _of_pyproject(text) if file.endswith(".toml") else text.splitlines()
        names = frozenset(
            normalized(match[1]) for it in requirements if (match := _REQUIREMENT.match(it))
        )
        if known is not None and known[1] != names:
            self.changes += 1
        self._declared[file] = stamp, names
        return names


def normalized(name: str) -> str:
    """Spell a distribution's name as PEP 503 says."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_pyproject(text: str) -> list[str]:
    """List what runs with the project: no dependency groups, those are for its developers."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return []
    project = _table(content.get("project"))
    poetry = _table(_table(content.get("tool")).get("poetry"))
    extras = _table(project.get("optional-dependencies")).values()
    lists = (project.get("dependencies"), *extras, list(_table(poetry.get("dependencies"))))
    return [it for group in lists if isinstance(group, list) for it in group if isinstance(it, str)]


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
