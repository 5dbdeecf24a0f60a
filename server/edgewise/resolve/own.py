"""The modules of a Worker's own that its imports mean and do not get.

On a Worker the standard library comes first, then `python_modules/`, then the folder of `main`;
on the laptop a program's own folder comes first, and it may be the one above `main`'s.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.resolve.locate import locate
from edgewise.resolve.search_path import PYTHON_MODULES, Entry, is_inside
from edgewise.semantics.project import Hidden, Own, Place

VENDOR = "vendor"

if TYPE_CHECKING:
    from edgewise.resolve.folders import Folders
    from edgewise.resolve.search_path import SearchPath


def own_module(
    module: str,
    importer: str,
    main: str | None,
    path: SearchPath,
    folders: Folders,
    *,
    standard: bool,
    vendor: bool,
) -> Own | None:
    """Find the module of the Worker's own that `import module` means and does not get.

    `main` is the folder of the Worker's `main`; without one the folder of the importer's own
    top-level package counts. `vendor` says that the folder `vendor/` counts on the runtime.
    """
    folder = main or next(
        (entry.folder for entry in path.entries if entry.place is Place.WORKSPACE), None
    )
    if folder is None or not is_inside(importer, folder):
        return None
    own = (Entry(folder, Place.WORKSPACE),)
    top, _, rest = module.partition(".")
    vendored = [entry for entry in path.entries if os.path.basename(entry.folder) == PYTHON_MODULES]  # noqa: PTH119 - strings, for speed
    if standard or (vendored and locate(top, vendored, folders)):
        found = locate(top, own, folders)
        if found is None or found.path is None or str(found.path) == importer:
            return None
        return Own(top, found.path, Hidden.STANDARD if standard else Hidden.VENDORED)
    if not main or locate(top, path.entries, folders):
        return None
    if not vendor:
        dropped = [Entry(f"{above}{os.sep}{VENDOR}", Place.WORKSPACE) for above in path.upward]
        found = locate(top, dropped, folders)
        if found is not None and found.path is not None:
            return Own(top, found.path, Hidden.VENDOR)
    if top != os.path.basename(main):  # noqa: PTH119 - as above
        return None
    inside = locate(rest, own, folders) if rest else None
    if rest and (inside is None or inside.path is None):
        return None
    return Own(rest, inside.path if inside and inside.path else Path(main), Hidden.PREFIX)
