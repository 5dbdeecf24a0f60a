"""Which files and folders an answer rests on, and whether they are still the same.

Whoever reads a file, or looks for one in a folder, notes it. What remembers answers remembers the
places with them, and notes them again when it gives an answer a second time.
"""

# Paths are strings in this package.
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST = 5_000_000  # bytes of a file whose content is compared; of a larger one time and size are
_INSTALLED = ("site-packages", "dist-packages", "python_modules")

# What in a folder decides where an import leads, or what a project is.
_SUFFIXES = (
    *(".py", ".pyi", ".pyd", ".so", ".pth", ".toml", ".cfg", ".json", ".jsonc", ".lock", ".txt"),
)


_MODULE = "\0"  # no path contains it


def everything_of(module: str) -> str:
    """What stands in a footprint for all that a module's file rests on, told once for all.

    Each module leads to others: thousands of lists of thousands of places would be nearly equal.
    """
    return _MODULE + module


def told_apart(places: Iterable[str]) -> tuple[list[str], list[str]]:
    """Tell places from modules that stand for all that they rest on; both sorted."""
    sorted_places = sorted(places)
    modules = [each[1:] for each in sorted_places if each.startswith(_MODULE)]
    return [each for each in sorted_places if not each.startswith(_MODULE)], modules


class Footprint:
    """What is noted while something is found out; for one thread at a time."""

    def __init__(self) -> None:
        self._under_way: list[set[str]] = []
        self.is_wanted = False
        """Whether anything is noted at all: it takes memory where nothing is kept on disk."""
        self.doubts = 0
        """Counts answers that were given up for want of time: another day they are others."""
        self.waits = 0
        """Counts answers that are not known yet, or asked about anew: soon they may be others."""

    def note(self, places: Iterable[str]) -> None:
        """Note files that were read, or are missing, and folders that were searched."""
        if self._under_way:
            self._under_way[-1].update(places)

    def note_one(self, place: str) -> None:
        """Note one file or folder."""
        if self._under_way:
            self._under_way[-1].add(place)

    @contextmanager
    def gathered(self, *, apart: bool = False) -> Iterator[set[str]]:
        """Gather what is noted until the end, for whoever gathers outside of it too.

        Unless it is gathered `apart`, for a module that has a name of its own in footprints.
        """
        places: set[str] = set()
        if not self.is_wanted:
            yield places
            return
        self._under_way.append(places)
        try:
            yield places
        finally:
            self._under_way.pop()
            if not apart:
                self.note(places)


class Stamps:
    """What places look like now; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, place: str) -> str:
        """Say what a place looks like: a file's content, a folder's names, or that it is not."""
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = _stamp(place)
        return known

    def forget(self) -> None:
        """Look anew."""
        self._known.clear()


def changed_since(place: str, when_ns: int) -> bool:
    """Whether a place has changed since a time, or may have."""
    try:
        return os.stat(place).st_mtime_ns > when_ns
    except (OSError, ValueError):
        return False


def is_installed(place: str) -> bool:
    """Whether a place is in a package that somebody installed."""
    return any(f"{os.sep}{name}{os.sep}" in place for name in _INSTALLED)


def digest(content: bytes) -> str:
    """A short text that only this content has."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _stamp(place: str) -> str:
    try:
        status = os.stat(place)
        if stat.S_ISDIR(status.st_mode):
            return _names(place)
        if is_installed(place) or status.st_size > _LARGEST or not stat.S_ISREG(status.st_mode):
            return f"{status.st_mtime_ns} {status.st_size}"
        with open(place, "rb") as file:
            return digest(file.read())
    except (OSError, ValueError):
        return ""


def _names(folder: str) -> str:
    with os.scandir(folder) as entries:
        names = sorted(entry.name + "/" * _is_folder(entry) for entry in entries if _counts(entry))
    return digest("\n".join(names).encode("utf-8", "surrogatepass"))


def _counts(entry: os.DirEntry[str]) -> bool:
    if entry.name.endswith(_SUFFIXES):
        return True
    if entry.name == "__pycache__" or (entry.name.startswith(".") and "venv" not in entry.name):
        return entry.name == ".git"
    return _is_folder(entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
