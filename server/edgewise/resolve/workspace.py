"""Answer what the core asks about the workspace and its environment: `project.Project`.

Modules are located by listings at once. What a name means through other modules is
jedi's to say: `meaning` answers from what is known and notes the rest, `refine` (or
`refine_blocking`) asks the worker and gives the answers a new `revision`. What the receiver
of a call is, `receiver` (or `receiver_blocking`) asks at once and keeps nowhere.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.assumed import NOTHING_ASSUMED, Assumed
from edgewise.resolve.background import Background, BackgroundSummaries
from edgewise.resolve.distributions import Distributions
from edgewise.resolve.folders import Folders
from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.locate import hiding, locate
from edgewise.resolve.own import own_module
from edgewise.resolve.package import package_of
from edgewise.resolve.questions import Answer, NoAnswer, Question, Source
from edgewise.resolve.reexports import ReExports
from edgewise.resolve.search_path import SearchPaths
from edgewise.resolve.startup import Started, Startup
from edgewise.resolve.summaries import Summaries
from edgewise.resolve.summary_questions import Answering, Stamp, stamp
from edgewise.resolve.surroundings import Surroundings
from edgewise.resolve.trusted import TrustedFiles
from edgewise.semantics.project import Awaited, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from edgewise.resolve.environment import Environment
    from edgewise.resolve.footprint import Footprint
    from edgewise.resolve.inventory import ProjectInventory
    from edgewise.resolve.questions import ReceiverQuestion, Reply
    from edgewise.resolve.search_path import SearchPath
    from edgewise.resolve.summary_cache import SummaryCache
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.elsewhere import Mishap, Outcome
    from edgewise.semantics.project import Located, Own, Unbuilt
    from edgewise.semantics.receivers import Types
    from edgewise.semantics.values import Value
    from edgewise.semantics.worker import Worker

INTERACTIVE_LIMIT_S = 0.2
COMMAND_LINE_LIMIT_S = 2.0


class _Known(NamedTuple):
    name: str | None
    stamp: Stamp | None
    fresh: bool
    files: frozenset[str] = frozenset()  # those that were read for it


class WorkspaceProject:
    """One workspace, or one worker in it. For one thread: `refine` comes back to it."""

    def __init__(
        self,
        roots: Sequence[Path],
        *,
        main: Path | None = None,
        environment: str | None = None,
        environ: Mapping[str, str] | None = None,
        jedi: JediClient | None = None,
        clock: Callable[[], float] = time.monotonic,
        background: Background | None = None,
        at_once: bool = False,
        cache: SummaryCache | None = None,
        assumed: Assumed = NOTHING_ASSUMED,
    ) -> None:
        """Look around in these workspace roots.

        `main` is the file that the wrangler configuration names, `environment` the user's
        setting (an environment or an interpreter in it), `environ` the
        variables (the process's own). A `jedi` and a `background` that are given may be shared
        and stay open. `at_once`: other modules are read as soon as they are asked about, not in the
        background, which is not for keys; a `cache` remembers what was found in installed ones.
        What is `assumed` of modules and distributions is not looked at.
        """

        def look_around() -> tuple[Folders, SearchPaths]:
            folders = Folders(clock)
            return folders, SearchPaths(
                roots,
                folders,
                worker_main=main.parent if main else None,
                environment=environment,
                environ=environ,
                clock=clock,
            )

        self._folders, self._paths = look_around()
        self._startup = Startup(main, *look_around()) if main else None
        self._folder = _absolute(main.parent) if main else None
        self._main = _absolute(main)
        self._worker: Worker | None = None
        self._assumed = assumed
        self._trusted = TrustedFiles(assumed.packages, self._folders)
        self._distributions = Distributions(self._folders)
        self._inventories: dict[str, ProjectInventory] = {}
        self._at_once = at_once
        self._unread: set[ProjectInventory] = set()  # lock files to be read
        self._jedi = jedi or JediClient()
        self._owns_jedi = jedi is None
        self._background = None if background is not None or at_once else Background()
        self.summaries: Answering
        """What other modules are."""
        if at_once:
            self.summaries = Summaries(
                self, cache=cache, around=self._searched, footprint=self.footprint
            )
        else:
            self.summaries = BackgroundSummaries(
                background or self._background or Background(),
                lambda: Surroundings(
                    tuple(os.path.abspath(root) for root in roots),  # noqa: PTH100 - links stay
                    self._main,
                    environment,
                    None if environ is None else tuple(environ.items()),
                    assumed,
                    self._worker,
                    self.invalidations,
                ),
                self.footprint,
            )
        self._reexports = ReExports()
        self._known: dict[Question, _Known] = {}
        self._pending: dict[Question, Path] = {}
        self._unanswered: set[Question] = set()
        self._gave_up = False
        self._refining = False
        self._learnt = 0
        self.invalidations = 0
        """Counts how often files were said to have changed."""

    @property
    def footprint(self) -> Footprint:
        """Where it is noted which files and folders the answers rest on."""
        return self._folders.footprint

    def places_of_modules(self) -> dict[str, tuple[str, ...]]:
        """Tell what modules rest on that stand in footprints, what is new of it."""
        return self.summaries.places() if isinstance(self.summaries, Summaries) else {}

    @property
    def revision(self) -> int:
        """Changes whenever an answer may have changed."""
        looked_up = (self._folders, self._paths, self._distributions)
        return self._learnt + sum(part.changes for part in looked_up)

    @property
    def worker(self) -> Worker | None:
        """What the configuration says of the Worker that the code belongs to."""
        return self._worker

    def serve(self, worker: Worker | None) -> None:
        """Take over what the configuration says now of the Worker."""
        if worker is not None and self._startup is not None:
            worker = replace(worker, taken=self._startup.taken)
        if worker != self._worker:
            self._worker = worker
            self._learnt += 1

    def entry_point_of(self, path: Path | None) -> Worker | None:
        """Tell whose entry point a file is: the Worker if it is its `main`."""
        if self._worker is None or path is None:
            return None
        return self._worker if _absolute(path) == self._main else None

    @property
    def pending(self) -> int:
        """How many questions wait for `refine`."""
        startup = self._startup
        asked = len(self._pending) + self.summaries.pending
        return asked + len(self._unread) + (startup is not None and startup.stale)

    @property
    def awaited(self) -> Awaited:
        """What was asked and never answered, by whoever it takes."""
        startup = self._startup
        awaited = Awaited.NOTHING
        if startup is not None and not startup.found:
            awaited |= Awaited.START
        if self._gave_up or self._unanswered or self._unread or self.summaries.unanswered:
            awaited |= Awaited.MODULES
        return awaited

    def search_path(self, importer: Path | None = None) -> SearchPath:
        """Say where the imports of a file are looked up; of the workspace itself for None."""
        return self._paths.of(_absolute(importer))

    def environment(self, importer: Path | None = None) -> Environment | None:
        """Find the environment whose packages a file sees."""
        return self.search_path(importer).environment

    def locate(self, module: str, importer: Path | None) -> Located | None:
        """Find where `import module` in the file `importer` leads outside the standard library."""
        entries = self.search_path(importer).entries
        located = locate(module, entries, self._folders)
        if located is not None and self._trusted.have(located, entries):
            return None
        return located

    def provides(self, module: str) -> bool:
        """Tell whether somebody provides a module, so that nothing is known of it."""
        return self._assumed.provides(module)

    def package(self, importer: Path) -> str:
        """Give the dotted name of the package that `importer` belongs to, `""` at top level."""
        file = os.path.abspath(importer)  # noqa: PTH100 - links stay
        return package_of(file, self._paths.of(file), self._folders)

    def meaning(self, located: Located, name: str) -> str | None:
        """Give the standard-library name that `from <located> import name` leads to, if known.

        After a change of files the last answer holds until `refine` has asked again.
        """
        file = located.path
        if file is None or file.suffix != ".py":
            return None
        question = Question(self._question_path(located.module, file), located.module, name)
        known = self._known.get(question)
        self._note((str(file), *(known.files if known else ())), question.path)
        is_fresh = known is not None and known.fresh and known.stamp == stamp(file)
        if known is None:
            self._unanswered.add(question)
        if not is_fresh and self._jedi.available:
            self.footprint.waits += 1
            self._pending[question] = file
        return known.name if known else None

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """Say what `from <located> import name` gets on `runtime`, as far as it is known.

        After a change of files the last answer holds until `refine` has looked again.
        """
        return self.summaries.exported(located, name, runtime)

    def evaluated(
        self, located: Located, expression: str, runtime: Runtime, *, starts: bool
    ) -> Outcome | None:
        """Say what a module makes of a call, as far as it is known; see `Project.evaluated`."""
        return self.summaries.evaluated(located, expression, runtime, starts=starts)

    def imported(self, located: Located, runtime: Runtime, *, starts: bool) -> Mishap | None:
        """Say what keeps a module from being imported, as far as that is known."""
        return self.summaries.imported(located, runtime, starts=starts)

    def has_distribution(self, name: str, importer: Path | None) -> bool:
        """Tell whether the project of `importer` installs, or depends on, a distribution."""
        return self._distributions.has(name, self.search_path(importer))

    def inventory(self, importer: Path | None) -> ProjectInventory:
        """Find what the lock files and the environment around a file hold; see `refresh` there."""
        file = _absolute(importer)
        upward = self._paths.of(file).upward
        folders = (it for it in upward if "pyproject.toml" in self._folders.at(it).files)
        project = next(folders, upward[0] if upward else os.curdir)
        if project not in self._inventories:
            from edgewise.resolve.inventory import (  # noqa: PLC0415 - loads `packaging`
                ProjectInventory,
            )

            self._inventories[project] = ProjectInventory(
                Path(project), self.search_path, self._folders
            )
        return self._inventories[project]

    def unbuilt(self, located: Located, runtime: Runtime) -> Unbuilt | None:
        """Say why a compiled module is not on `runtime`; None if it is, or that is not known."""
        if located.path is None or located.place is not Place.INSTALLED:
            return None
        compiled = hiding(str(located.path), self._folders)
        if compiled is not None:
            inventory = self._read_inventory(Path(compiled))
            hidden = replace(located, path=Path(compiled))
            found = None if inventory is None else inventory.unbuilt(hidden, runtime)
            return None if found is None else replace(found, source=found.locked is None)
        if located.path.suffix not in {".so", ".pyd"}:
            return None
        inventory = self._read_inventory(located.path)
        return None if inventory is None else inventory.unbuilt(located, runtime)

    def is_complete(self, package: Located, runtime: Runtime) -> bool:
        """Tell whether an installed package surely has no more modules on `runtime` than here."""
        if package.path is None or package.place is not Place.INSTALLED:
            return False
        inventory = self._read_inventory(package.path)
        return inventory is not None and inventory.is_complete(package, runtime)

    def _read_inventory(self, path: Path) -> ProjectInventory | None:
        """Find the inventory that an installed file is in; None if it is to be read first."""
        upward = self._paths.of(str(path)).upward
        is_near = any("pyproject.toml" in self._folders.at(it).files for it in upward)
        inventory = self.inventory(path if is_near else None)
        if not inventory.is_read and self._at_once:
            inventory.refresh()
        if inventory.is_read:
            self.footprint.note(inventory.places)
            return inventory
        self.footprint.waits += 1
        self._unread.add(inventory)
        return None

    def at_startup(self, path: Path | None) -> bool | None:
        """Tell whether the Worker imports a file while it starts; None where no `main` is known.

        What `main` imports is not known before the first `refine`.
        """
        if self._startup is None:
            return None
        file = _absolute(path)
        return file is not None and self._startup.includes(file)

    def own(self, module: str, importer: Path | None, *, standard: bool) -> Own | None:
        """Find the Worker's own module that `import module` means and does not get."""
        file = _absolute(importer)
        if file is None:
            return None
        path = self._paths.of(file)
        vendor = self._worker is None or self._worker.has_vendor_folder
        return own_module(
            module, file, self._folder, path, self._folders, standard=standard, vendor=vendor
        )

    def beside(self, name: str, importer: Path | None) -> bool:
        """Tell whether a relative path leads from a file's folder to another file."""
        file = _absolute(importer)
        if file is None or os.path.isabs(name):  # noqa: PTH117 - a string, not a path yet
            return False
        wanted = os.path.normpath(f"{os.path.dirname(file)}{os.sep}{name}")  # noqa: PTH120 - as above
        folder, _, last = wanted.rpartition(os.sep)
        self.footprint.note_one(wanted)
        return last in self._folders.at(folder).files

    def invalidate(self, paths: Iterable[Path]) -> None:
        """Take note that these files or folders were created, changed or deleted."""
        self._folders.forget(os.path.abspath(path) for path in paths)  # noqa: PTH100 - links stay
        self._paths.forget()
        if self._startup is not None:
            self._startup.invalidate()
        self.summaries.invalidate()
        self._unread.update(each for each in self._inventories.values() if each.is_read)
        self._known = {
            question: known._replace(fresh=False) for question, known in self._known.items()
        }
        self._unanswered.clear()
        self._gave_up = False
        self._learnt += 1
        self.invalidations += 1

    @property
    def tells_receivers(self) -> bool:
        """Whether there is anybody to ask about receivers."""
        return self._jedi.available

    def source(self, text: str, path: Path | None) -> Source | None:
        """Take a text to ask about its receivers; None if nothing is around it."""
        folders = tuple(entry.folder for entry in self.search_path(path).entries)
        file = _absolute(path)
        if file is not None:
            folders = folders or (os.path.dirname(file),)  # noqa: PTH120
        return Source(text, file, folders) if folders else None

    async def receiver(
        self, question: ReceiverQuestion, limit_s: float = INTERACTIVE_LIMIT_S
    ) -> Types | NoAnswer:
        """Ask what a receiver is, off the event loop; ask again if that is not known yet."""
        import asyncio  # noqa: PLC0415 - 55 ms that the command line does without

        reply = await asyncio.to_thread(self._jedi.ask, question, limit_s)
        return self._types(question, reply)

    def receiver_blocking(
        self, question: ReceiverQuestion, limit_s: float = COMMAND_LINE_LIMIT_S
    ) -> Types:
        """Ask what a receiver is; nothing if that takes longer than `limit_s` seconds.

        Starting the worker does not count.
        """
        self._jedi.start()
        reply = self._jedi.ask(question, limit_s)
        self._note_reply(reply, question.source.path)
        types = self._types(question, reply)
        return () if isinstance(types, NoAnswer) else types

    async def refine(self, limit_s: float = INTERACTIVE_LIMIT_S) -> bool:
        """Ask the noted questions, off the event loop; whether something new was learnt.

        Returns early when one takes longer than `limit_s` seconds, so that what is known
        can be published: call again while `pending`, which ends, since such a question is
        given up in time. A second call under way returns False; the first one takes its
        questions along.
        """
        import asyncio  # noqa: PLC0415 - 55 ms that the command line does without

        if self._refining:
            return False
        self._refining = True
        learnt = False
        try:
            startup = self._startup
            if startup is not None and startup.stale:
                startup.stale = False  # what changes from here on makes it so again
                learnt = self._follow(await asyncio.to_thread(startup.find))
            while self._unread:
                await asyncio.to_thread(self._unread.pop().refresh)
                self._learnt += 1
                learnt = True
            summaries = self.summaries
            if isinstance(summaries, BackgroundSummaries) and await summaries.refine(limit_s):
                self._learnt += 1
                learnt = True
            while self._pending:
                question, file = next(iter(self._pending.items()))
                before = stamp(file)
                reply = await asyncio.to_thread(self._follow_import, question, file, limit_s)
                if reply is NoAnswer.NOT_YET:
                    break
                self._pending.pop(question, None)
                learnt |= isinstance(reply, Answer) and self._learn(question, file, before, reply)
        finally:
            self._refining = False
        return learnt

    def give_up(self) -> None:
        """Leave unknown what was not found out yet; somebody does not want to wait."""
        self._gave_up = self._gave_up or bool(self.pending)
        if isinstance(self.summaries, BackgroundSummaries):
            self.summaries.give_up()
        self._pending.clear()

    def refine_blocking(self, limit_s: float = COMMAND_LINE_LIMIT_S) -> bool:
        """Do the same for the command line: wait up to `limit_s` seconds for each question.

        What took longer is left out. Starting the worker does not count.
        """
        summaries = self.summaries
        learnt = isinstance(summaries, BackgroundSummaries) and summaries.refine_blocking(limit_s)
        learnt |= bool(self._unread)
        while self._unread:
            self._unread.pop().refresh()
        self._learnt += learnt
        if self._startup is not None and self._startup.stale:
            self._startup.stale = False
            learnt |= self._follow(self._startup.find())
        while self._pending:
            question, file = next(iter(self._pending.items()))
            before = stamp(file)
            reply = self._follow_import(question, file, limit_s, starts=True)
            self._note_reply(reply, question.path)
            self._pending.pop(question, None)
            learnt |= isinstance(reply, Answer) and self._learn(question, file, before, reply)
        return learnt

    def close(self) -> None:
        """End the processes that are this project's own."""
        if self._owns_jedi:
            self._jedi.close()
        if self._background is not None:
            self._background.close()

    def _searched(self, importer: Path) -> Iterator[str]:
        """The folders in which the imports of a file are looked up."""
        yield from (entry.folder for entry in self.search_path(importer).entries)
        yield from self._assumed.written()  # with other assumptions an answer is another one

    def _follow(self, started: Started) -> bool:
        """Take over which files the Worker imports at start-up; whether that is new."""
        learnt = self._startup is not None and self._startup.learn(started)
        if self._worker is not None:
            self._worker = replace(self._worker, taken=started.taken)
        self._learnt += learnt
        return learnt

    def _follow_import(
        self, question: Question, file: Path, limit_s: float, *, starts: bool = False
    ) -> Reply:
        """Ask what a name leads to, unless its module's text says that it leads nowhere.

        Where that `starts` the worker, it takes as long as it takes.
        """
        if not self._reexports.possible(file, question.name):
            return Answer()
        if starts:
            self._jedi.start()
        return self._jedi.ask(question, limit_s)

    def _learn(self, question: Question, file: Path, stamp: Stamp | None, answer: Answer) -> bool:
        name = answer.name
        if name and self.locate(name.partition(".")[0], file):
            name = None  # whose module that is depends on the target's search order
        before = self._known.get(question)
        self._known[question] = _Known(name, stamp, fresh=True, files=answer.files)
        self._unanswered.discard(question)
        if name == (before.name if before else None):
            return False
        self._learnt += 1
        return True

    def _note_reply(self, reply: Reply, folders: Iterable[str]) -> None:
        if isinstance(reply, Answer) and not reply.given_up:
            self._note(reply.files, folders)
        else:
            self.footprint.doubts += 1

    def _note(self, files: Iterable[str], folders: Iterable[str]) -> None:
        """Note what jedi has read, and where it may have looked before it found that."""
        if not self.footprint.is_wanted:
            return
        self.footprint.note(folders)
        for file in files:
            self.footprint.note((file, os.path.dirname(file)))  # noqa: PTH120 - strings, for speed

    def _types(self, question: ReceiverQuestion, reply: Reply) -> Types | NoAnswer:
        if isinstance(reply, NoAnswer):
            return reply
        file = question.source.file
        importer = Path(file) if file else None
        modules = {name.partition(".")[0] for names in reply.types for name in names}
        # Whose module that is depends on the target's search order.
        return () if any(self.locate(module, importer) for module in modules) else reply.types

    def _question_path(self, module: str, file: Path) -> tuple[str, ...]:
        """List the folders to search, first the one that `module` was found in."""
        depth = module.count(".") + (file.stem == "__init__")
        root = str(file.parents[min(depth, len(file.parents) - 1)])
        entries = self.search_path(file).entries
        return tuple(dict.fromkeys((root, *(entry.folder for entry in entries))))


def _absolute(path: Path | None) -> str | None:
    return None if path is None else os.path.abspath(path)  # noqa: PTH100 - links stay
