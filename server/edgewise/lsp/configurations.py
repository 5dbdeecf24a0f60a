"""What is wrong in the configuration files around the open documents.

What a newer runtime would change (EW503) takes checking every file of a Worker again. That is
done in the background, a file a turn, when nobody types, and only for wrangler files that
somebody has open: who does not look at one reads the same with each finding.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from edgewise.config.discovery import WRANGLER_FILES
from edgewise.config_language.outlook import (
    Comparing,
    Outlook,
    Worker,
    newer_targets,
    worker_of,
)
from edgewise.lsp.reading_ahead import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.config.settings import Settings
    from edgewise.finding import Finding
    from edgewise.lsp.server import Server
    from edgewise.lsp.workspace import Setting
    from edgewise.resolve.inventory import ProjectInventory
    from edgewise.runtimes.selection import Selection
    from edgewise.runtimes.target import Target
    from edgewise.source.document import Document

logger = logging.getLogger(__name__)

PAUSE_S = 0.4
"""Without a change for so long, there is time to look at what a newer runtime would change."""


class _Said(NamedTuple):
    """What is wrong by a selection, and what that was made from."""

    selection: Selection
    outlook: Outlook | None
    inventory: object
    problems: list[Problem]

    def made_from(self, selection: Selection, outlook: Outlook | None, inventory: object) -> bool:
        return (
            self.selection is selection and self.outlook is outlook and self.inventory == inventory
        )


_State = tuple[object, ...]
_Horizon = tuple[object, ...]


class Configurations:
    """Knows what is wrong, and looks ahead."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._outlooks: dict[Worker, tuple[_Horizon, Outlook]] = {}
        self._said: dict[int, _Said] = {}
        self._inventoried: dict[Path, object] = {}
        self._reading: set[Path] = set()
        self._checked: dict[tuple[Path, tuple[str, ...]], tuple[_State, Sequence[Finding]]] = {}
        self._text: tuple[Path, _State, Document | None] | None = None  # the last that was read
        self._timer: asyncio.TimerHandle | None = None
        self._changes = 0
        self._ready = False
        self.generation = 0
        """Changes whenever something else is known of newer runtimes."""

    def problems(self) -> dict[Path, list[Problem]]:
        """Return what is wrong in the files that are open or chose for one that is, by file."""
        # As in `documents`: not before it is needed.
        from edgewise.config_language.checker import by_file, check_file  # noqa: PLC0415

        found: list[Problem] = []
        kept: dict[int, _Said] = {}
        documents, folders = self._server.documents, self._server.folders
        for document in (*documents.python(), *documents.configuration()):
            setting = folders.around(document.path)
            selection = setting.selection
            if id(selection) not in kept:
                kept[id(selection)] = self._of(setting)
                found += kept[id(selection)].problems
            if document.is_config and document.path:
                found += check_file(document.path, folders.files, selection, setting.configured)
        self._said = kept
        return by_file(found)

    def problems_in(self, path: Path) -> list[Problem]:
        """Return what is wrong in one file."""
        return self.problems().get(path, [])

    def outdated(self) -> None:
        """Look ahead anew when things have come to rest: something has changed."""
        self._changes += 1
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if any(_is_wrangler(each.path) for each in self._server.documents.configuration()):
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(PAUSE_S, self._look_ahead)
        else:
            self._tell({})

    def stop(self) -> None:
        """Do nothing any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _of(self, setting: Setting) -> _Said:
        from edgewise.config_language.checker import check_selection  # noqa: PLC0415 - loads the rules

        selection = setting.selection
        worker = worker_of(selection)
        known = self._outlooks.get(worker) if worker else None
        # One for another target would praise a date that may be in force by now.
        outlook = known[1] if known and known[0] == _horizon(selection.target) else None
        inventory = self._inventory(setting)
        state = (inventory.changes, setting.project.invalidations) if inventory else None
        before = self._said.get(id(selection))
        if before and before.made_from(selection, outlook, state):
            return before
        return _Said(
            selection,
            outlook,
            state,
            check_selection(selection, outlook, inventory, setting.configured),
        )

    def _inventory(self, setting: Setting) -> ProjectInventory | None:
        """What lock files and environment hold, None until they were looked at once."""
        pyproject = setting.selection.pyproject
        if pyproject is None:
            return None
        state = self._server.folders.generation
        is_old = self._inventoried.get(pyproject.path) != state
        if is_old and pyproject.path not in self._reading:
            self._reading.add(pyproject.path)
            self._server.in_background(self._take_stock(setting, pyproject, state))
        is_known = pyproject.path in self._inventoried
        return setting.project.inventory(pyproject.path) if is_known else None

    async def _take_stock(self, setting: Setting, pyproject: Settings, state: object) -> None:
        """Read the lock files aside, then a distribution a turn: edits and hovers come first."""
        try:
            # 60 ms, most of it the library `packaging`
            await asyncio.to_thread(import_module, "edgewise.resolve.inventory")
            from edgewise.packages.requirements import judge_all, parse  # noqa: PLC0415

            inventory = setting.project.inventory(pyproject.path)
            changed = await asyncio.to_thread(inventory.refresh)
            for stated in pyproject.requirements:
                requirement = parse(stated.written)
                if requirement is None:
                    continue
                for runtime in setting.target.runtimes:
                    for _ in judge_all(requirement, runtime, inventory):
                        await asyncio.sleep(0)
        finally:
            self._reading.discard(pyproject.path)
        is_first = pyproject.path not in self._inventoried
        self._inventoried[pyproject.path] = state
        if changed or is_first or state != self._server.folders.generation:
            self.generation += 1
            self._server.publisher.problems_changed()

    def _look_ahead(self) -> None:
        self._timer = None
        self._server.in_background(self._look(self._changes))

    async def _look(self, changes: int) -> None:
        if not self._ready:
            self._ready = True
            for load in _facts():
                load()
                await asyncio.sleep(0)
        outlooks: dict[Worker, tuple[_Horizon, Outlook]] = {}
        for document in self._server.documents.configuration():
            if document.path is None or not _is_wrangler(document.path):
                continue
            setting = self._server.folders.around(document.path)
            worker = worker_of(setting.selection)
            if worker is None or worker[0] != document.path:
                continue
            outlook = await self._outlook(document.path.parent, worker, setting, changes)
            if outlook is None:
                return  # something has changed, and the next look is on its way
            outlooks[worker] = _horizon(setting.target), outlook
        self._tell(outlooks)

    def _tell(self, outlooks: dict[Worker, tuple[_Horizon, Outlook]]) -> None:
        if outlooks != self._outlooks:
            self._outlooks = outlooks
            self.generation += 1
            self._server.publisher.problems_changed()

    async def _outlook(
        self, folder: Path, worker: Worker, setting: Setting, changes: int
    ) -> Outlook | None:
        comparing, newer = Comparing(setting.target), newer_targets(setting.target)
        if not newer:
            return Outlook()
        used: set[Path] = set()
        for path in self._files(folder):
            if not await self._is_still(changes):
                return None
            around = self._server.folders.around(path)
            if worker_of(around.selection) != worker or around.own_target is not None:
                continue
            used.add(path)
            await self._read_ahead(path, around, [around.target])
            check = partial(self._findings, path, around)
            findings = check(around.target)
            if findings:
                await self._read_ahead(path, around, newer)
            comparing.add(path, findings, check)
        for path in comparing.rest():
            if not await self._is_still(changes):
                return None
            await self._read_ahead(path, self._server.folders.around(path), newer)
        self._text = None
        self._forget(folder, used)
        return comparing.outlook()

    def _files(self, folder: Path) -> Iterator[Path]:
        """The Python files below a folder, and those that are open and not saved yet."""
        from edgewise.resolve.discovery import python_files  # noqa: PLC0415 - not for the start

        folders = self._server.folders
        seen = set()
        for path in python_files(folder, folders.exclusions(folders.root_of(folder))):
            seen.add(path)
            yield path
        for document in self._server.documents.python():
            unsaved = document.path
            if unsaved is None or unsaved in seen or folders.excludes(unsaved):
                continue
            if unsaved.is_relative_to(folder):
                yield unsaved

    async def _is_still(self, changes: int) -> bool:
        await self._server.publisher.at_rest()  # edits and hovers come first
        return self._changes == changes

    async def _read_ahead(self, path: Path, around: Setting, targets: Sequence[Target]) -> None:
        """Take in a text that is to be checked, and read it in turns if it is long."""
        from edgewise.checker import read_ahead  # noqa: PLC0415 - as in `documents`

        left = [each for each in targets if self._known(path, around, each) is None]
        if not left:
            return
        state, document = self._state(path)
        if self._text is None or self._text[:2] != (path, state):
            self._text = path, state, document or _read(path)
        text = self._text[2]
        if text is not None and len(text.runs) > AT_ONCE:
            for target in left:
                steps = read_ahead(text, target, around.project, path)
                while await self._server.publisher.reading.in_turns(steps):
                    pass

    def _findings(self, path: Path, around: Setting, target: Target) -> Sequence[Finding]:
        """Check an open document or a file, once for each state of it."""
        from edgewise.checker import check  # noqa: PLC0415 - as in `documents`

        known = self._known(path, around, target)
        if known is not None:
            return known
        state, document = self._state(path)
        if document is None and not state:
            return ()
        read = self._text
        text = read[2] if read and read[:2] == (path, state) else document or _read(path)
        findings = check(text, target, around.project, path, around.policy) if text else []
        self._checked[path, target.names] = (*state, *_circumstances(around)), findings
        return findings

    def _known(self, path: Path, around: Setting, target: Target) -> Sequence[Finding] | None:
        """What was found when the text was as it is, if it was looked at."""
        state, _ = self._state(path)
        known = self._checked.get((path, target.names))
        return known[1] if known and known[0] == (*state, *_circumstances(around)) else None

    def _state(self, path: Path) -> tuple[_State, Document | None]:
        open_document = self._server.documents.at(path)
        if open_document is not None:
            return (open_document.document,), open_document.document
        try:
            status = path.stat()
        except OSError:
            return (), None
        return (status.st_mtime_ns, status.st_size), None

    def _forget(self, folder: Path, used: Iterable[Path]) -> None:
        kept = set(used)
        gone = [key for key in self._checked if key[0].is_relative_to(folder)]
        for key in gone:
            if key[0] not in kept:
                del self._checked[key]


def _circumstances(around: Setting) -> _State:
    """What findings depend on beside the text and the target."""
    return around.project, around.project.revision, around.policy


def _horizon(target: Target) -> _Horizon:
    """What an outlook depends on beside the files; not where in the file the date stands."""
    return target.names, target.choice.by, target.choice.reachable


def _facts() -> Iterator[Callable[[], object]]:
    """What another date will ask for: loaded by then, its answer comes in a third of the time."""
    from edgewise.runtimes import catalogue, guidance  # noqa: PLC0415 - as in `documents`

    yield guidance.subjects
    for runtime in catalogue.workers_runtimes():
        yield partial(runtime.module, "sys")


def _is_wrangler(path: Path | None) -> bool:
    return path is not None and path.name in WRANGLER_FILES


def _read(path: Path) -> Document | None:
    from edgewise.resolve.discovery import read_source  # noqa: PLC0415
    from edgewise.source.document import Document  # noqa: PLC0415
    from edgewise.source.reading import UnreadableError  # noqa: PLC0415

    try:
        return Document.open(read_source(path).text)
    except UnreadableError as error:
        logger.info("%s %s", path, error)
        return None
