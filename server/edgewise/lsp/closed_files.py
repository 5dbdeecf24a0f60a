"""What was found in the files that nobody has open, and which of it a change may touch.

A file rests on its own text, on what it is checked against, on the folders in which its imports
were looked for and on the modules that these lead to. Those rest on others again, and most of
them are files that were checked too: so the way of a change is followed from file to file. What
is not known that well, an environment or a configuration file, touches everything.
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from edgewise.config.discovery import WRANGLER_FILES
from edgewise.lsp.documents import OpenDocument
from edgewise.resolve.discovery import SKIPPED, read_source
from edgewise.resolve.footprint import is_installed
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.lsp.server import Server
    from edgewise.lsp.workspace import Setting
    from edgewise.resolve.workspace import WorkspaceProject

_PATIENCE_S = 30.0
"""So long what some files ask may take before these are reported as they are."""

_PAUSE_S = 0.01

_MAX_FOLDERS = 100
"""A change of more folders than that is taken for one of everything."""


@dataclass(slots=True)
class Result:
    """What was found in a file, as the id of the report, and what that rests on.

    `modules` are files, `folders` everything else that was looked at. `waits` where an answer was
    not known yet, and `revision` is what was known then.
    """

    stamp: tuple[int, int]
    around: Setting
    start: tuple[object, ...]
    result_id: str
    modules: tuple[str, ...]
    folders: frozenset[str]
    waits: bool
    revision: int
    stale: bool = False


@dataclass(slots=True)
class ClosedFile:
    """A file as it is checked: its text, and the places that were asked about."""

    path: Path
    stamp: tuple[int, int] | None
    document: OpenDocument
    places: set[str] = field(default_factory=set)


class ClosedFiles:
    """The results of a workspace's files, kept while they hold."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._results: dict[str, Result] = {}
        self._importers: dict[str, set[str]] = {}  # module's file -> files that ask about it
        # equal ones once: the files of a folder look for their imports in the same places
        self._shared: dict[frozenset[str], frozenset[str]] = {}
        self._unseen: list[Path] = []  # what has changed although nobody has told
        self.changes = 0
        """Counts what may have changed a result."""

    def find(self, path: Path) -> Result | None:
        """Return what is known of a file, if it still holds."""
        known = self._results.get(str(path))
        if known is None or known.stale:
            return None
        if known.stamp != _stamp(path):
            self._unseen.append(path)
            return None
        around = self._server.folders.around(path)
        if known.around is not around:
            return None
        project = self._server.folders.apart(around.project)
        if known.waits and known.revision != project.revision:
            return None
        return known if known.start == _start(project, path) else None

    def read(self, path: Path, uri: str) -> ClosedFile:
        """Read a file; raises `UnreadableError`."""
        stamp = _stamp(path)
        document = Document.open(read_source(path).text)
        return ClosedFile(
            path, stamp, OpenDocument(uri, path, "python", 0, document, is_apart=True)
        )

    def read_ahead(self, file: ClosedFile) -> Iterator[None]:
        """Read a file's text in steps, if it is long."""
        document, folders = file.document, self._server.folders
        if not document.is_new(folders):
            return
        footprint, steps = self._apart(file.path).footprint, document.read_ahead(folders)
        while True:
            with footprint.gathered() as places:
                is_done = next(steps, True)
            file.places |= places
            if is_done:
                return
            yield

    def check(self, file: ClosedFile) -> bool:
        """Check a file; whether what it asked is known by now, so that the result is good."""
        project = self._apart(file.path)
        footprint = project.footprint
        waits, is_first = footprint.waits, not file.places
        with footprint.gathered() as places:
            file.document.findings(self._server.folders)
        file.places |= places  # what was read before is not looked up again
        return footprint.waits == waits and (is_first or not project.pending)

    def keep(self, file: ClosedFile, result_id: str, *, waits: bool) -> None:
        """Keep what was found in a file that was checked."""
        if file.stamp is None:
            return
        project, name = self._apart(file.path), str(file.path)
        places = {intern(each) for each in file.places}  # thousands of files name the same ones
        modules = tuple(each for each in places if each.endswith((".py", ".pyi")))
        self._forget_modules(name)
        self._results[name] = Result(
            file.stamp,
            self._server.folders.around(file.path),
            _start(project, file.path),
            result_id,
            modules,
            self._once(frozenset(places.difference(modules))),
            waits,
            project.revision,
        )
        for module in modules:
            self._importers.setdefault(module, set()).add(name)

    def unknown(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Find the files that others rest on and that were not checked, since they are open."""
        for path in paths:
            name = str(path)
            if name in self._importers and (name not in self._results or self.find(path) is None):
                yield path

    def walked(self, paths: Iterable[Path]) -> None:
        """Take note that these are all files, and of what has changed although nobody has told."""
        left = set(map(str, paths))
        gone = [Path(each) for each in self._results if each not in left]
        unseen, self._unseen = [*self._unseen, *gone], []
        if not unseen:
            return
        self._server.folders.files_changed(unseen)
        self.changed(unseen, listed=gone)
        for path in dict.fromkeys(unseen):
            result = self._results.get(str(path))
            if result is not None and result.stamp == _stamp(path):
                result.stale = False  # it was checked on the way
            elif result is not None:  # gone, or not to be read any more
                self._forget_modules(str(path))
                del self._results[str(path)]
        self._shared = {each.folders: each.folders for each in self._results.values()}
        self._server.publisher.outdated()

    def changed(self, paths: Iterable[Path], *, listed: Iterable[Path]) -> None:
        """Take note of changed files; `listed` are those that are new or gone."""
        listed = set(listed)
        names = {str(each) for each in paths if each in listed or each.name not in WRANGLER_FILES}
        folders = {os.path.dirname(path) for path in listed}  # noqa: PTH120 - strings, for speed
        if not names:
            return  # what a wrangler file says is in the settings
        self.changes += 1
        if len(folders) > _MAX_FOLDERS or any(map(_concerns_all, names)):
            for result in self._results.values():
                result.stale = True
            return
        pending = [*names, *self._opaque()]
        if folders:
            sets = {each for each in self._folder_sets() if not folders.isdisjoint(each)}
            pending += [name for name, each in self._results.items() if each.folders in sets]
        seen = set(pending)
        while pending:
            name = pending.pop()
            if name in self._results:
                self._results[name].stale = True
            for importer in self._importers.get(name, ()):
                if importer not in seen:
                    seen.add(importer)
                    pending.append(importer)

    async def settle(self) -> None:
        """Find out what the files left open, as far as that is done in good time."""
        until = time.monotonic() + _PATIENCE_S
        for project in self._server.folders.projects_apart():
            while (left := project.pending) and time.monotonic() < until:
                await project.refine()
                if project.pending == left:  # another pull is at it
                    await asyncio.sleep(_PAUSE_S)

    def _apart(self, path: Path) -> WorkspaceProject:
        folders = self._server.folders
        return folders.apart(folders.around(path).project)

    def _folder_sets(self) -> set[frozenset[str]]:
        return {each.folders for each in self._results.values()}

    def _opaque(self) -> list[str]:
        """Modules of the workspace that were not checked: nobody knows what they rest on."""
        return [
            module
            for module in self._importers
            if module not in self._results and not is_installed(module)
        ]

    def _forget_modules(self, name: str) -> None:
        before = self._results.get(name)
        for module in before.modules if before else ():
            importers = self._importers.get(module)
            if importers is not None:
                importers.discard(name)
                if not importers:
                    del self._importers[module]

    def _once(self, folders: frozenset[str]) -> frozenset[str]:
        return self._shared.setdefault(folders, folders)


def _concerns_all(name: str) -> bool:
    """Whether a change may matter to files that were never seen to ask for it."""
    if not name.endswith(".py") or is_installed(name):
        return True
    return not SKIPPED.isdisjoint(Path(name).parts)


def _start(project: WorkspaceProject, path: Path) -> tuple[object, ...]:
    """What the Worker's start means for a file."""
    return project.at_startup(path), project.worker


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
