"""Decide where the modules of a file are looked up, outside the standard library.

On a Worker `python_modules/` comes before the worker's own code, and its own code is
looked up in the folder of `main` alone; elsewhere a script's own folder comes first.
Where a file could be run in several ways, each way's folder is searched: what might be
there is not claimed to be missing.
"""

# Paths are strings in this package: a look-up compares hundreds of them per keystroke, and
# joining two costs a tenth of what `Path` takes.
# ruff: noqa: PTH100, PTH118, PTH120, PTH206

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from edgewise.resolve.environment import Environment, find_environment, pth_folders
from edgewise.resolve.folders import FRESH_S
from edgewise.semantics.project import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from edgewise.resolve.folders import Folders

PYTHON_MODULES = "python_modules"

_PROJECT_FILES = frozenset(
    ("pyproject.toml", "setup.py", "setup.cfg", "wrangler.toml", "wrangler.json", "wrangler.jsonc")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One folder that modules are looked up in: an absolute path, as a string for speed."""

    folder: str
    place: Place


@dataclass(frozen=True, slots=True)
class SearchPath:
    """The folders in order, and the environment that some of them belong to.

    `upward` are the folders from the file's own up to the workspace root.

    A file in one of the `anchors` has its whole dotted name from there, with or without
    `__init__.py` on the way: Python cannot import it by another one.
    """

    entries: tuple[Entry, ...]
    anchors: tuple[str, ...]
    upward: tuple[str, ...] = ()
    environment: Environment | None = None


class SearchPaths:
    """The search path of each folder of a workspace, kept while it is fresh."""

    def __init__(
        self,
        roots: Sequence[Path],
        folders: Folders,
        *,
        worker_main: Path | None = None,
        environment: str | None = None,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Search for a workspace with these roots.

        `worker_main` is the folder of the file that the wrangler configuration names as
        `main`, `environment` the user's setting, `environ` the process's variables.
        """
        self._roots = sorted((os.path.abspath(root) for root in roots), key=len, reverse=True)
        self._folders = folders
        self._worker_main = os.path.abspath(worker_main) if worker_main else None
        self._setting = environment
        self._environ = os.environ if environ is None else environ
        self._clock = clock
        self._known: dict[str | None, tuple[SearchPath, float, set[str]]] = {}
        self.changes = 0  # counts search paths that turned out different from before

    def of(self, importer: str | None) -> SearchPath:
        """Give the search path of the file `importer`; of the workspace itself for None."""
        folder = os.path.dirname(importer) if importer else None
        now = self._clock()
        known = self._known.get(folder)
        footprint = self._folders.footprint
        if known is not None and now - known[1] < FRESH_S:
            footprint.note(known[2])
            return known[0]
        with footprint.gathered() as places:
            path = self._search(folder)
        self._known[folder] = path, now, places
        if known is not None and known[0] != path:
            self.changes += 1
        return path

    def forget(self) -> None:
        """Search anew the next time."""
        self._known.clear()

    def _search(self, folder: str | None) -> SearchPath:
        start = folder or self._worker_main or (self._roots[0] if self._roots else None)
        upward = list(self._upward(start)) if start else []
        environment = find_environment(
            upward, self._folders, setting=self._setting, environ=self._environ
        )
        vendored = [
            os.path.join(above, PYTHON_MODULES)
            for above in upward
            if PYTHON_MODULES in self._folders.at(above).folders
        ][:1]
        installed = [*vendored, *self._installed(environment)]
        in_installed = folder is not None and _inside_any(folder, installed)
        main = self._worker_main
        if main and (folder is None or in_installed or is_inside(folder, main)):
            own, order = [main], (*vendored, main, *installed)
        else:
            own = [] if in_installed else list(self._own(folder, upward))
            order = (*own, *installed)
        entries = tuple(
            Entry(path, Place.WORKSPACE if path in own or self._is_own(path) else Place.INSTALLED)
            for path in dict.fromkeys(order)
            if not self._folders.at(path).is_standard_library
        )
        anchors = (*installed, main) if main and main in own else tuple(installed)
        return SearchPath(entries, anchors, tuple(upward), environment)

    def _upward(self, start: str) -> Iterator[str]:
        """Go from `start` up to the workspace root around it.

        Outside of every root, up to the nearest folder that looks like a project.
        """
        root = next((root for root in self._roots if is_inside(start, root)), None)
        chain = list(_ancestors(start))
        if root is not None:
            ends: Callable[[str], bool] = partial(_same, root)
        elif any(map(self._is_project, chain)):
            ends = self._is_project
        else:
            ends = self._is_no_package
        for path in chain:
            yield path
            if ends(path):
                return

    def _own(self, folder: str | None, upward: Sequence[str]) -> Iterator[str]:
        if folder is None:
            projects: Iterable[str] = self._roots
        else:
            yield next(filter(self._is_no_package, upward), upward[-1])
            projects = (path for path in upward if self._is_project(path) or path == upward[-1])
        for project in projects:
            yield project
            source = os.path.join(project, "src")
            if "src" in self._folders.at(project).folders and self._is_no_package(source):
                yield source

    def _installed(self, environment: Environment | None) -> Iterator[str]:
        for site_packages in environment.site_packages if environment else ():
            yield str(site_packages)
            yield from pth_folders(str(site_packages), self._folders)

    def _is_own(self, path: str) -> bool:
        """Whether an installed entry is the workspace's own code: an editable install."""
        return _inside_any(path, self._roots) and not any(
            part in (PYTHON_MODULES, "site-packages", "dist-packages")
            for part in path.split(os.sep)
        )

    def _is_no_package(self, folder: str) -> bool:
        return "__init__.py" not in self._folders.at(folder).files

    def _is_project(self, folder: str) -> bool:
        return not _PROJECT_FILES.isdisjoint(self._folders.at(folder).files)


def explain_packages(path: SearchPath, base: str | None = None) -> str:
    """Say in a sentence whose installed packages are looked at; paths are relative to `base`."""
    found = [
        f"{_shown(entry.folder, base)} (what the Worker brings)"
        for entry in path.entries
        if os.path.basename(entry.folder) == PYTHON_MODULES  # noqa: PTH119 - as above
    ]
    if path.environment is not None:
        where = _shown(str(path.environment.root), base)
        found.append(f"{where} ({path.environment.origin.value})")
    if found:
        return f"installed packages are looked up in {' and '.join(found)}"
    return (
        "no environment was found (setting, VIRTUAL_ENV, .venv, venv, .venv-workers, conda,"
        " python_modules): nothing is said of installed packages"
    )


def _shown(folder: str, base: str | None) -> str:
    shown = os.path.relpath(folder, base) if base and is_inside(folder, base) else folder
    return shown.replace(os.sep, "/")


def _ancestors(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)


def is_inside(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies in it; on Windows without regard to case."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _inside_any(path: str, folders: Iterable[str]) -> bool:
    return any(is_inside(path, folder) for folder in folders)
