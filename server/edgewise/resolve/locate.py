"""Find a module's file like Python's own finders do, by listings alone.

Unlike on the laptop, source comes before a compiled build of the same module: a build
for Linux or macOS is not what the target imports. A folder counts as a namespace package
only if modules lie in it, so that `import resource` does not mean a folder of pictures.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.semantics.project import Located, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.resolve.folders import Folders
    from edgewise.resolve.search_path import Entry

# A namespace package may hold further ones (`google/cloud/storage/`); deeper is not looked.
_NAMESPACE_DEPTH = 2
# Suffixes of extension modules without a platform, in the order of the target's `importlib`.
_ANYWHERE = (".abi3.so", ".so")


def locate(module: str, entries: Sequence[Entry], folders: Folders) -> Located | None:
    """Find `module` on the search path; None if it is nowhere.

    A compiled module is always an installed one: nobody edits it.
    """
    looked_in = [(entry.folder, entry.place) for entry in entries]
    *packages, last = module.split(".")
    for package in packages:
        looked_in = _package(package, looked_in, folders)
        if not looked_in:
            return None
    portions = []
    for folder, place in looked_in:
        listing = folders.at(folder)
        inside = f"{folder}{os.sep}{last}"
        if last in listing.folders:
            init = _module("__init__", inside, folders)
            if init:
                return _located(module, place, init)
        file = _module(last, folder, folders)
        if file:
            return _located(module, place, file)
        if last in listing.folders and _holds_modules(inside, folders):
            portions.append(place)
    return Located(module, portions[0], None) if portions else None


def hiding(source: str, folders: Folders) -> str | None:
    """Find the compiled module that Python on the target takes in the place of a source file.

    It tries the suffixes of extension modules first. Of those that name no platform it cannot know
    what they were built for: measured, it takes `x.abi3.so` and `x.so` and fails to load them.
    """
    folder, _, file = source.rpartition(os.sep)
    name, _, suffix = file.rpartition(".")
    if suffix != "py":
        return None
    files = folders.at(folder).files
    return next((f"{folder}{os.sep}{name}{it}" for it in _ANYWHERE if f"{name}{it}" in files), None)


def _package(
    name: str, looked_in: Sequence[tuple[str, Place]], folders: Folders
) -> list[tuple[str, Place]]:
    """Find the folders that make up the package `name`: one, or a namespace's portions."""
    portions = []
    for folder, place in looked_in:
        inside = f"{folder}{os.sep}{name}"
        if name in folders.at(folder).folders:
            if _module("__init__", inside, folders):
                return [(inside, place)]
            if _holds_modules(inside, folders):
                portions.append((inside, place))
        if _module(name, folder, folders):
            return []  # a module that is no package hides the portions
    return portions


def _module(name: str, folder: str, folders: Folders) -> str | None:
    listing = folders.at(folder)
    source = f"{name}.py"
    file = source if source in listing.files else listing.native(name)
    return f"{folder}{os.sep}{file}" if file else None


def _located(module: str, place: Place, file: str) -> Located:
    return Located(module, place if file.endswith(".py") else Place.INSTALLED, Path(file))


def _holds_modules(folder: str, folders: Folders, depth: int = _NAMESPACE_DEPTH) -> bool:
    listing = folders.at(folder)
    return listing.has_modules or (
        depth > 0
        and any(
            name.isidentifier() and _holds_modules(f"{folder}{os.sep}{name}", folders, depth - 1)
            for name in listing.folders
        )
    )
