"""Read what lies in a folder once and keep it while it is fresh.

Everything in `resolve` looks files up through here: names are compared as they are
written on disk (so `import Json` does not find `json.py` on a file system that ignores
case), and an odd file (a FIFO, a socket, a link to itself) is neither file nor folder.
"""

# Paths are strings in this package: a look-up compares hundreds of them per keystroke, and
# joining two costs a tenth of what `Path` takes.
# ruff: noqa: PTH116, PTH120

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.resolve.footprint import Footprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# How long a listing is believed without asking the file system; an editor's watched files
# say so earlier. One `stat` costs about 2 µs, a keystroke may ask for hundreds.
FRESH_S = 1.0

# A folder changed so short ago may change again without a new time stamp (FAT counts in 2 s).
_SETTLED_NS = 2_000_000_000

_COMPILED_SUFFIXES = (".so", ".pyd")
_COMPILED_TAGS = ("abi3", "cpython-", "cp3", "pypy", "graalpy")


@dataclass(frozen=True, slots=True)
class Folder:
    """The names in one folder.

    `files` are regular files, `folders` may be reached through links, `compiled` maps a
    module's name to the file name of its native build, whichever Python that is for.
    """

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    compiled: tuple[tuple[str, str], ...] = ()

    def native(self, module: str) -> str | None:
        """Give the file name of a compiled `module` in this folder."""
        for name, file in self.compiled:
            if name == module:
                return file
        return None

    @property
    def is_standard_library(self) -> bool:
        """Whether this is the `Lib` of some Python: its modules are the runtime's to know."""
        return (
            "os.py" in self.files
            and "abc.py" in self.files
            and "encodings" in self.folders
            and "json" in self.folders
        )

    @property
    def has_modules(self) -> bool:
        """Whether a module lies directly in it."""
        return bool(self.compiled) or any(name.endswith(".py") for name in self.files)


_NOTHING = Folder()


@dataclass(slots=True)
class _Listing:
    folder: Folder
    changed_ns: int | None  # the folder's own time stamp, None if there is no such folder
    settled: bool
    checked: float


class Folders:
    """Folders by path, as absolute strings; listings are refreshed as they age."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._listings: dict[str, _Listing] = {}
        self.footprint = Footprint()
        """Where what is asked for is noted."""
        self.changes = 0  # counts listings that turned out different from what was said before

    def at(self, path: str) -> Folder:
        """Say what lies in `path`; nothing where there is no readable folder."""
        now = self._clock()
        self.footprint.note_one(path)
        known = self._listings.get(path)
        if known is not None:
            if now - known.checked < FRESH_S:
                return known.folder
            if known.settled and _changed_ns(path) == known.changed_ns:
                known.checked = now
                return known.folder
        changed_ns = _changed_ns(path)
        folder = _NOTHING if changed_ns is None else _listed(path)
        settled = changed_ns is None or time.time_ns() - changed_ns > _SETTLED_NS
        self._listings[path] = _Listing(folder, changed_ns, settled, now)
        if known is not None and known.folder != folder:
            self.changes += 1
        return folder

    def forget(self, paths: Iterable[str]) -> None:
        """Read the folders in and around these paths anew, the next time they are asked for."""
        changed = set(paths)
        for path in changed:
            self._listings.pop(os.path.dirname(path), None)
        # A checkout changes thousands of files: what is above a folder is a handful.
        for folder in [each for each in self._listings if _is_in(each, changed)]:
            del self._listings[folder]


def _is_in(folder: str, paths: set[str]) -> bool:
    """Whether a folder is one of these paths, or lies in one."""
    while folder not in paths:
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True


def _changed_ns(path: str) -> int | None:
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):  # ValueError: a NUL in a name, which an editor may send
        return None


def _listed(path: str) -> Folder:
    files, folders, compiled = set(), set(), []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if _is_folder(entry):
                    folders.add(entry.name)
                elif _is_file(entry):
                    files.add(entry.name)
                    if entry.name.endswith(_COMPILED_SUFFIXES):
                        compiled.append(entry.name)
    except OSError:
        return _NOTHING
    return Folder(frozenset(files), frozenset(folders), tuple(_native_modules(sorted(compiled))))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _native_modules(files: list[str]) -> Iterable[tuple[str, str]]:
    """Pair modules with files: `_fast.cpython-313-x86_64-linux-gnu.so` is the module `_fast`."""
    for file in files:
        module, _, suffix = file.partition(".")
        tag, _, _ = suffix.rpartition(".")
        if module.isidentifier() and (not tag or tag.startswith(_COMPILED_TAGS)):
            yield module, file
