"""The files of distributions that the configuration trusts."""

# Strings, as in the rest of this package.
# ruff: noqa: PTH118, PTH123

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

from edgewise.resolve.distributions import METADATA, normalized
from edgewise.semantics.project import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from edgewise.resolve.folders import Folder, Folders
    from edgewise.resolve.search_path import Entry
    from edgewise.semantics.project import Located

_LARGEST = 8_000_000  # bytes of a RECORD; a row is some 100


class TrustedFiles:
    """Tells what belongs to some distributions; a folder is read once per change."""

    def __init__(self, packages: Collection[str], folders: Folders) -> None:
        """`packages` are spelled as PEP 503 says."""
        self._packages = packages
        self._folders = folders
        self._known: dict[str, tuple[Folder, frozenset[str]]] = {}

    def have(self, located: Located, entries: Sequence[Entry]) -> bool:
        """Whether a module is of one of them; a namespace package is nobody's."""
        if not self._packages or located.path is None:
            return False
        path = str(located.path)
        for entry in entries:
            inside = entry.folder + os.sep
            if entry.place is Place.INSTALLED and path.startswith(inside):
                return path[len(inside) :].replace(os.sep, "/") in self._files_in(entry.folder)
        return False

    def _files_in(self, folder: str) -> frozenset[str]:
        listing = self._folders.at(folder)
        known = self._known.get(folder)
        if known is None or known[0] is not listing:
            known = listing, frozenset(self._recorded(folder, listing))
            self._known[folder] = known
        return known[1]

    def _recorded(self, folder: str, listing: Folder) -> Iterator[str]:
        for name in listing.folders:
            if name.endswith(METADATA) and normalized(name.partition("-")[0]) in self._packages:
                try:
                    with open(os.path.join(folder, name, "RECORD"), encoding="utf-8") as record:
                        lines = record.read(_LARGEST).splitlines()
                    yield from (row[0] for row in csv.reader(lines) if row)
                except (OSError, ValueError, csv.Error):
                    continue
