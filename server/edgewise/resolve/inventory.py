"""Reads what a project's lock files, `python_modules/` and environment hold.

No interpreter is asked: distributions are the `*.dist-info` folders in `site-packages`. What is
there is read when it is asked for, a distribution's files only then; lock files, which may be
large, are read by `refresh` alone.
"""

# Strings, as in the rest of this package.
# ruff: noqa: PTH116, PTH118, PTH119, PTH123

from __future__ import annotations

import os
import re
import stat
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.discovery import upward
from edgewise.packages.lockfile import LOCK_FILES, Lock, read_lock
from edgewise.packages.metadata import COMPILED_SUFFIXES, read_distribution
from edgewise.packages.verdict import Delivery, imports_by_names, judge, runs_on
from edgewise.resolve.discovery import repository
from edgewise.resolve.distributions import normalized
from edgewise.resolve.search_path import PYTHON_MODULES
from edgewise.semantics.project import Place, Unbuilt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from edgewise.packages.metadata import Distribution
    from edgewise.resolve.folders import Folder, Folders
    from edgewise.resolve.search_path import SearchPath
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Located

_DIST_INFO = ".dist-info"
_METADATA_BYTES = 512 * 1024  # its head counts, a description may follow
_RECORD_BYTES = 8_000_000  # a row is some 100 bytes
_LOCK_BYTES = 16_000_000
_SOURCE_BYTES = 400_000
_FINDS_MODULES = re.compile(r"\b(?:__path__|sys\.modules|meta_path|path_hooks|exec)\b")

_Stamp = tuple[int, int]


class InstalledDistributions:
    """The distributions in folders, each read once per change of its folder."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._listed: dict[str, tuple[Folder, Mapping[str, str]]] = {}
        self._read: dict[tuple[str, Folder], Distribution | None] = {}

    def names(self, folder: str) -> Mapping[str, str]:
        """Return the `*.dist-info` in a folder by the names of their distributions."""
        listing = self._folders.at(folder)
        known = self._listed.get(folder)
        if known is None or known[0] is not listing:
            entries = (entry for entry in listing.folders if entry.endswith(_DIST_INFO))
            found = {normalized(entry.partition("-")[0]): entry for entry in sorted(entries)}
            known = self._listed[folder] = listing, found
        return known[1]

    def owner(self, folder: str, file: str) -> Distribution | None:
        """Find the distribution with compiled modules whose RECORD has a module's file.

        `file` is relative to the folder.
        """
        likely = normalized(file.partition("/")[0].partition(".")[0])
        names = self.names(folder)
        for name in sorted(names, key=lambda name: name != likely):
            found = self.distribution(folder, name)
            if found is None or found.compiled is None:
                continue
            if file in found.compiled or file in (found.sources or ()):
                return found
        return None

    def distribution(self, folder: str, name: str) -> Distribution | None:
        """Read a distribution in a folder; `name` is spelled as PEP 503 says."""
        entry = self.names(folder).get(name)
        if entry is None:
            return None
        inside = os.path.join(folder, entry)
        key = inside, self._folders.at(inside)
        if key not in self._read:
            metadata = _text(os.path.join(inside, "METADATA"), _METADATA_BYTES) or ""
            wheel = _text(os.path.join(inside, "WHEEL"), _METADATA_BYTES) or ""
            found = read_distribution(entry, metadata, wheel, "")
            if not found.is_pure:  # RECORD is long, and a pure wheel has nothing compiled
                record = _text(os.path.join(inside, "RECORD"), _RECORD_BYTES, whole=True) or ""
                found = read_distribution(entry, metadata, wheel, record)
            self._read[key] = found
        return self._read[key]


class ProjectInventory:
    """What is around one project: `edgewise.packages.verdict.Inventory`."""

    def __init__(
        self, project: Path, search_path: Callable[[Path], SearchPath], folders: Folders
    ) -> None:
        """`project` is the folder of `pyproject.toml`, or of another file that counts."""
        self._project = project
        self._search_path = partial(search_path, project / "pyproject.toml")
        self._distributions = InstalledDistributions(folders)
        self._locks: dict[str, tuple[_Stamp, Lock | None]] = {}
        self._folders: Sequence[Path] = ()
        self.changes = 0
        """Counts lock files that turned out to be other ones than before."""
        self.is_read = False
        """Whether the lock files were read once."""

    @property
    def locks(self) -> Sequence[Lock]:
        """The lock files as they were at the last `refresh`, the better first."""
        return tuple(lock for _, lock in self._locks.values() if lock is not None)

    @property
    def places(self) -> Sequence[str]:
        """The lock files, and the folders in which there might be others."""
        return [*self._locks, *map(str, self._folders)]

    @property
    def has_environment(self) -> bool:
        """Whether there is anywhere to look for installed packages."""
        path = self._search_path()
        return path.environment is not None or any(map(_is_vendor, self._installed_in(path)))

    def vendored(self, name: str) -> Distribution | None:
        """Find a distribution in `python_modules/`."""
        return self._find(name, vendored=True)

    def installed(self, name: str) -> Distribution | None:
        """Find a distribution in the environment."""
        return self._find(name, vendored=False)

    def imports_without_build(self, distribution: Distribution, runtime: Runtime) -> bool | None:
        """Say whether importing it does without its compiled modules, as far as names tell."""
        return imports_by_names(distribution)

    def unbuilt(self, located: Located, runtime: Runtime) -> Unbuilt | None:
        """Why a compiled module is not on `runtime`; None if it is there or that is not known.

        Only what a distribution brings is judged: whoever compiled a module by hand knows why.
        """
        if located.path is None or not located.path.name.endswith(COMPILED_SUFFIXES):
            return None
        index = runtime.packages
        if index is None or index.providing(located.module) is not None:
            return None
        owner = self._owner(str(located.path))
        if owner is None or runs_on(owner, runtime):
            return None
        verdict = judge(owner.name, runtime, self)
        locked = verdict.locked
        if verdict.delivery is Delivery.UNKNOWN and locked is None:
            # A wheel without compiled modules, if there is one, has not this one either.
            if index.build(owner.name) is None:
                return Unbuilt(owner.name, owner.version, "it is compiled for another system")
            return None
        if verdict.delivery is not Delivery.UNAVAILABLE:
            return None
        place = (locked[0].path, locked[1].range) if locked else None
        return Unbuilt(owner.name, verdict.version, verdict.because, place)

    def is_complete(self, package: Located, runtime: Runtime) -> bool:
        """Whether no more modules are in an installed package on `runtime` than are here.

        Another build of its distribution may have others, if there is one. A package that has to
        do with how modules are found may make them.
        """
        index = runtime.packages
        if index is None or index.providing(package.module) is not None:
            return False
        if package.path is None or package.path.name != "__init__.py":
            return False  # a namespace may have further portions
        for above in package.path.parents[: package.module.count(".") + 1]:
            text = _text(str(above / "__init__.py"), _SOURCE_BYTES, whole=True)
            if text is None or _FINDS_MODULES.search(text):
                return False
        owner = self._owner(str(package.path))
        if owner is None or runs_on(owner, runtime):
            return True
        return index.build(owner.name) is None and judge(owner.name, runtime, self).locked is None

    def refresh(self) -> bool:
        """Read the lock files that changed, the nearest of each name in the repository.

        Returns whether anything is other than before.
        Takes some 300 ms for a megabyte: not for an event loop.
        """
        found: dict[str, tuple[_Stamp, Lock | None]] = {}
        folders = tuple(upward(self._project, repository(self._project) or self._project))
        self._folders = folders
        for name in LOCK_FILES:
            stamped = ((str(folder / name), _stamp(str(folder / name))) for folder in folders)
            file, stamp = next((each for each in stamped if each[1]), ("", None))
            if stamp is None:
                continue
            known = self._locks.get(file)
            if known is None or known[0] != stamp:
                text = _text(file, _LOCK_BYTES, whole=True)
                known = stamp, read_lock(text, Path(file)) if text is not None else None
            found[file] = known
        changed = found != self._locks
        self._locks = found
        self.is_read = True
        self.changes += changed
        return changed

    def _owner(self, path: str) -> Distribution | None:
        """Find the distribution with compiled modules that a module's file is from."""
        folder = next((it for it in self._installed_in(self._search_path()) if _in(path, it)), None)
        if folder is None:
            return None
        file = path[len(folder) :].strip(os.sep).replace(os.sep, "/")
        return self._distributions.owner(folder, file)

    def _find(self, name: str, *, vendored: bool) -> Distribution | None:
        for folder in self._installed_in(self._search_path()):
            if _is_vendor(folder) is vendored:
                found = self._distributions.distribution(folder, name)
                if found is not None:
                    return found
        return None

    @staticmethod
    def _installed_in(path: SearchPath) -> Sequence[str]:
        return [each.folder for each in path.entries if each.place is Place.INSTALLED]


def _in(path: str, folder: str) -> bool:
    return path.startswith(folder + os.sep)


def _is_vendor(folder: str) -> bool:
    return os.path.basename(folder) == PYTHON_MODULES


def _stamp(file: str) -> _Stamp | None:
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None


def _text(file: str, limit: int, *, whole: bool = False) -> str | None:
    """Read up to `limit` bytes of a regular file; with `whole`, nothing of a larger one."""
    try:
        status = os.stat(file)
        if not stat.S_ISREG(status.st_mode) or (whole and status.st_size > limit):
            return None
        with open(file, "rb") as content:
            return content.read(limit).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return None
