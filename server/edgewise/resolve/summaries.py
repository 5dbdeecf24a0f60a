"""What the modules of the project are to those that import them, found out by reading them.

Files are read here; `semantics.summary` says what is in them. Answers are kept, and read anew
when a file has changed. One answer may take seconds and thousands of files, so this is for the
command line and for the process that works for the editor (`background`).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.deep import run_deep
from edgewise.resolve.differing import Differing
from edgewise.resolve.footprint import Footprint, everything_of
from edgewise.resolve.summary_questions import (
    Answering,
    Asks,
    Stamp,
    SummaryAnswer,
    SummaryQuestion,
    stamp,
    unknown,
)
from edgewise.runtimes.noting import note, noting
from edgewise.semantics.elsewhere import Mishap
from edgewise.semantics.project import Awaited, Place
from edgewise.semantics.summary import MAX_TEXT, ModuleSummary
from edgewise.source.reading import UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from edgewise.resolve.summary_cache import SummaryCache
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.elsewhere import Outcome
    from edgewise.semantics.project import Located, Own, Project, Unbuilt
    from edgewise.semantics.values import Value
    from edgewise.semantics.worker import Worker

# Modules that lead to modules that lead to modules: names and calls seldom need many; imports do.
_MAX_DEPTH = 10
_MAX_IMPORTS = 200
# Calls that one question from outside follows into other modules: large packages make some 200
# while they are imported, and where each makes two more there is no end.
_MAX_CALLS = 2_000
# Trees that are kept for the next question about the same module.
_MAX_KEPT = 1000
# What one question from outside may take; what is not found out by then is unknown.
_PATIENCE_S = 60.0


class _Known(NamedTuple):
    answer: SummaryAnswer
    stamp: Stamp | None
    fresh: bool


class Summaries(Answering):
    """The modules of one project; for one thread."""

    def __init__(
        self,
        project: Project,
        *,
        cache: SummaryCache | None = None,
        around: Callable[[Path], Iterable[str]] | None = None,
        footprint: Footprint | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask `project` where the modules are.

        With a `cache` what installed modules do is kept for the next start; `around` says in
        which folders the imports of a file are looked up.
        """
        self._project = _Inside(project, self)
        self._cache = cache
        self._around = around
        self._footprint = footprint or Footprint()
        self._places: dict[str, set[str]] = {}  # by module's file: what its answers rest on
        self._grown: set[str] = set()  # the files whose places were not told since they changed
        self._led: dict[str, set[str]] = {}  # by module's file: what importing it leads to next
        self._differing = Differing()
        self._clock = clock
        self._known: dict[SummaryQuestion, _Known] = {}
        self._modules: dict[str, tuple[ModuleSummary, Stamp | None]] = {}
        self._under_way: list[SummaryQuestion] = []
        self._until = 0.0
        self._files: list[set[str]] = []  # those that each import under way led to
        self._cut = False  # a circle of modules left something unknown that is known elsewhere
        self._calls = 0
        self._late = False  # the question from outside has taken too long

    def answer(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Answer now; a question that comes up in answering another is asked here too."""
        if self._under_way:
            return self._inside(question, runtime)
        known = self._fresh(question)
        if known is not None:
            self._note_again(question)
            note(self._differing.of(str(question.located.path)))
            return known.answer
        self._until = self._clock() + _PATIENCE_S
        self._late = False
        self._calls = 0
        try:
            return run_deep(lambda: self._find_out(question, runtime))
        except RecursionError:
            self._under_way.clear()
            self._files.clear()
            self._keep(question, unknown(question))
            return unknown(question)
        finally:
            note(self._differing.of(str(question.located.path)))
            self._footprint.doubts += self._late
            if self._cut or self._late:
                self._forget_readings()
            self._cut = False

    def places(self) -> dict[str, tuple[str, ...]]:
        """Tell what modules rest on, those of which more is known than was told before.

        What stands for a module in a footprint is explained here.
        """
        grown, self._grown = self._grown, set()
        return {file: tuple(sorted(self._places[file])) for file in grown}

    def invalidate(self) -> None:
        """Read everything anew, when it is asked for: a file was changed, created or deleted."""
        self._known = {
            question: known._replace(fresh=False) for question, known in self._known.items()
        }
        self._forget_readings()

    def _inside(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        asks = question.asks
        if question in self._under_way:
            self._note_again(question)
            # `from . import pool` in the package itself means the submodule
            self._cut |= asks is not Asks.IMPORT and self._under_way[-1] != question
            return None
        known = self._fresh(question)
        if known is not None:
            if question.asks is Asks.IMPORT:
                self._note_files((str(question.located.path),))
            self._note_again(question)
            return known.answer
        imports = sum(each.asks is Asks.IMPORT for each in self._under_way)
        self._late = self._late or self._clock() > self._until
        self._calls += asks is Asks.CALL
        if self._calls > _MAX_CALLS:
            return None
        deep = imports >= _MAX_IMPORTS or len(self._under_way) - imports >= _MAX_DEPTH
        if deep or self._late:
            self._cut = True
            return None
        return self._find_out(question, runtime)

    def _find_out(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Find out, and note what it rests on: all that any answer of the module has rested on.

        A module keeps what it reads, and a later question about it asks no more about others.
        """
        names: set[str] = set()
        try:
            with self._footprint.gathered(apart=True) as places, noting() as names:
                return self._find_out_now(question, runtime)
        finally:
            self._differing.learn(str(question.located.path), names)
            if self._footprint.is_wanted:
                file = str(question.located.path)
                known = self._places.setdefault(file, set())
                if not known or not places <= known:
                    known |= places
                    known.add(file)
                    self._grown.add(file)
                self._note_again(question)

    def _note_again(self, question: SummaryQuestion) -> None:
        self._footprint.note_one(everything_of(str(question.located.path)))
        if self._under_way:
            asking = self._under_way[-1].located.path
            self._differing.lead(str(asking), str(question.located.path))

    def _find_out_now(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Look in the cache, or read; keep what is known for sure."""
        cut, self._cut = self._cut, False
        is_import = question.asks is Asks.IMPORT
        if is_import:
            answer = self._import(question, runtime)
        else:
            self._note_files((str(question.located.path),))
            answer = self._read(question, runtime)
        # Modules that are being imported already count as imported, as Python has it.
        if not self._cut or is_import or not self._under_way:
            self._keep(question, answer)
        self._cut = cut or (self._cut and not is_import)
        return answer

    def _import(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Look in the cache, or read."""
        path = question.located.path
        if path is None:
            return None
        cache = self._cache if question.located.place is Place.INSTALLED else None
        around = () if cache is None or self._around is None else tuple(self._around(path))
        outermost = not self._files
        if cache is not None and outermost:
            found = cache.get(question, around)
            if found is not None:
                self._footprint.note(found.places)
                note(found.differs_on)
                return found.answer
        file = str(path)
        self._files.append({file})
        try:
            with noting() as names:
                answer = self._read(question, runtime)
        finally:
            self._led.setdefault(file, set()).update(self._files.pop())
        self._note_files((file,))
        if cache is not None and outermost and not self._late:
            mishap = answer if isinstance(answer, Mishap) else None
            differs_on = self._differing.of(file) | names
            cache.put(question, around, mishap, self._led_to(file), differs_on)
        return answer

    def _led_to(self, file: str) -> set[str]:
        """The files that importing a module leads to, its own among them."""
        found, pending = {file}, [file]
        while pending:
            new = self._led.get(pending.pop(), set()) - found
            found |= new
            pending.extend(new)
        return found

    def _note_files(self, files: Iterable[str]) -> None:
        if self._files:
            self._files[-1].update(files)

    def _fresh(self, question: SummaryQuestion) -> _Known | None:
        known = self._known.get(question)
        if known is None or not known.fresh:
            return None
        return known if known.stamp == _stamp(question.located) else None

    def _keep(self, question: SummaryQuestion, answer: SummaryAnswer) -> None:
        self._known[question] = _Known(answer, _stamp(question.located), fresh=True)

    def _read(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        module = self._module(question.located)
        if module is None:
            return None
        starts, project = question.starts, self._project
        self._under_way.append(question)
        try:
            if question.asks is Asks.NAME:
                return module.exported(question.expression, runtime, project)
            if question.asks is Asks.CALL:
                return module.evaluated(question.expression, runtime, project, starts=starts)
            return module.mishap(runtime, project, starts=starts)
        finally:
            self._under_way.pop()

    def _forget_readings(self) -> None:
        for module, _ in self._modules.values():
            module.forget_readings()

    def _module(self, located: Located) -> ModuleSummary | None:
        file = str(located.path)
        kept, now = self._modules.get(file), _stamp(located)
        if kept is not None and kept[1] == now:
            return kept[0]
        if now is None or located.path is None:
            return None
        try:
            if not located.path.is_file():
                return None  # a pipe would never end
            content, is_whole = _beginning(located.path)
            module = ModuleSummary(decode(content).text, located, is_whole=is_whole)
        except (OSError, UnreadableError):
            return None
        if len(self._modules) >= _MAX_KEPT:
            del self._modules[next(iter(self._modules))]
        self._modules[file] = module, now
        return module


def _beginning(path: Path) -> tuple[bytes, bool]:
    """The first lines of a file, and whether these are all."""
    with path.open("rb") as file:
        content = file.read(MAX_TEXT + 1)
    if len(content) <= MAX_TEXT:
        return content, True
    return content[: content.rfind(b"\n") + 1], False


def _stamp(located: Located) -> Stamp | None:
    return None if located.path is None else stamp(located.path)


class _Inside:
    """The project as a module sees it while it is summarized: nothing is left for later."""

    revision = 0
    awaited = Awaited.NOTHING

    def __init__(self, project: Project, summaries: Summaries) -> None:
        self._project = project
        self._summaries = summaries

    @property
    def worker(self) -> Worker | None:
        return self._project.worker

    def entry_point_of(self, path: Path | None) -> Worker | None:
        return self._project.entry_point_of(path)

    def locate(self, module: str, importer: Path | None) -> Located | None:
        return self._project.locate(module, importer)

    def provides(self, module: str) -> bool:
        return self._project.provides(module)

    def package(self, importer: Path) -> str:
        return self._project.package(importer)

    def meaning(self, located: Located, name: str) -> str | None:
        return None

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        return self._summaries.exported(located, name, runtime)

    def evaluated(
        self, located: Located, expression: str, runtime: Runtime, *, starts: bool
    ) -> Outcome | None:
        return self._summaries.evaluated(located, expression, runtime, starts=starts)

    def imported(self, located: Located, runtime: Runtime, *, starts: bool) -> Mishap | None:
        return self._summaries.imported(located, runtime, starts=starts)

    def unbuilt(self, located: Located, runtime: Runtime) -> Unbuilt | None:
        return self._project.unbuilt(located, runtime)

    def is_complete(self, package: Located, runtime: Runtime) -> bool:
        return self._project.is_complete(package, runtime)

    def has_distribution(self, name: str, importer: Path | None) -> bool:
        return self._project.has_distribution(name, importer)

    def at_startup(self, path: Path | None) -> bool | None:
        return self._project.at_startup(path)

    def own(self, module: str, importer: Path | None, *, standard: bool) -> Own | None:
        return self._project.own(module, importer, standard=standard)

    def beside(self, name: str, importer: Path | None) -> bool:
        return self._project.beside(name, importer)
