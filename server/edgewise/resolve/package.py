"""The package that a file belongs to, for its relative imports."""

# Paths are strings in this package: a look-up compares hundreds of them per keystroke, and
# joining two costs a tenth of what `Path` takes.
# ruff: noqa: PTH120, PTH206

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from edgewise.resolve.search_path import is_inside

if TYPE_CHECKING:
    from edgewise.resolve.folders import Folders
    from edgewise.resolve.search_path import SearchPath


def package_of(importer: str, path: SearchPath, folders: Folders) -> str:
    """Give the dotted name of the package of the file `importer`, `""` at top level.

    Below an anchor every folder is part of the name, elsewhere those with an
    `__init__.py`; never beyond a folder that modules are looked up in.
    """
    folder = os.path.dirname(importer)
    anchor = max((it for it in path.anchors if is_inside(folder, it)), key=len, default=None)
    if anchor is not None:
        parts = folder[len(anchor) :].strip(os.sep).split(os.sep)
        return ".".join(parts) if all(part.isidentifier() for part in parts) else ""
    ends = {entry.folder for entry in path.entries}
    names: list[str] = []
    while folder not in ends and "__init__.py" in folders.at(folder).files:
        folder, name = os.path.split(folder)
        if not name:
            break
        names.insert(0, name)
    return ".".join(names)
