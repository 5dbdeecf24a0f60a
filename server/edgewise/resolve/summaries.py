"""What the names of the project's modules are, for the modules that import them.

Files are read here; `semantics.summary` says what is in them. Answers are kept, and read anew
when a file has changed. In an editor they are found in `refine`, a bit at a time, on the
command line at once.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from edgewise.semantics.summary import MAX_TEXT, ModuleSummary
from edgewise.semantics.values import UNKNOWN
from edgewise.source.reading import UnreadableError, decode

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Located, Own, Project
    from edgewise.semantics.values import Value
    from edgewise.semantics.worker import Worker

# How long `refine` stays on the event loop: a key must not wait longer.
_TURN_S = 0.005
# Modules that lead to modules that lead to modules, and how many are kept for the next question.
_MAX_DEPTH = 10
_MAX_KEPT = 100


class Stamp(NamedTuple):
    """When a file is taken to be the same."""

    changed_ns: int
    size: int


def stamp(path: str | Path) -> Stamp | None:
    """Look when a file was changed; None if there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked for each imported name at each key
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size)


class _Question(NamedTuple):
    file: str
    name: str
    runtime: str


class _Known(NamedTuple):
    value: Value | None
    stamp: Stamp | None
    fresh: bool


class Summaries:
    """The modules of one project; for one thread."""

    def __init__(self, project: Project, *, at_once: bool) -> None:
        """`at_once`: read a module when it is asked about, however long that takes."""
        self._project = _Inside(project, self)
        self._at_once = at_once
        self._known: dict[_Question, _Known] = {}
        self._pending: dict[_Question, tuple[Located, Runtime]] = {}
        self._modules: dict[str, tuple[ModuleSummary, Stamp | None]] = {}
        self._under_way: list[_Question] = []
        self._cut = False  # a circle of imports left something unknown that is known elsewhere

    @property
    def pending(self) -> int:
        """How many questions wait for `refine`."""
        return len(self._pending)

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """Say what `from <located> import name` gets; see `Project.exported`."""
        file = located.path
        if file is None or file.suffix != ".py":
            return None
        question = _Question(str(file), name, runtime.name)
        known = self._known.get(question)
        if known is not None and known.fresh and known.stamp == stamp(question.file):
            return known.value
        if self._at_once:
            self._learn(question, located, runtime)
            return self._known[question].value
        self._pending[question] = located, runtime
        return UNKNOWN if known is None else known.value

    def invalidate(self) -> None:
        """Ask everything anew, when it is asked for: a file was changed, created or deleted."""
        self._known = {
            question: known._replace(fresh=False) for question, known in self._known.items()
        }
        self._forget_readings()

    async def refine(self) -> bool:
        """Answer what waits, aside of the keys; whether something new was learnt."""
        import asyncio  # noqa: PLC0415 - 55 ms that the command line does without

        learnt = False
        since = time.perf_counter()
        while self._pending:
            learnt |= self._refine_one()
            if time.perf_counter() - since > _TURN_S:
                await asyncio.sleep(0)
                since = time.perf_counter()
        return learnt

    def refine_blocking(self) -> bool:
        """Answer what waits; whether something new was learnt."""
        learnt = False
        while self._pending:
            learnt |= self._refine_one()
        return learnt

    def inside(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """Answer a question that came up in answering another."""
        file = located.path
        if file is None or file.suffix != ".py":
            return None
        question = _Question(str(file), name, runtime.name)
        if question in self._under_way or len(self._under_way) >= _MAX_DEPTH:
            # `from . import pool` in the package itself means the submodule
            self._cut = self._cut or self._under_way[-1] != question
            return None
        known = self._known.get(question)
        if known is not None and known.fresh and known.stamp == stamp(question.file):
            return known.value
        value = self._read(question, located, runtime)
        if not self._cut:
            self._known[question] = _Known(value, stamp(question.file), fresh=True)
        return value

    def _refine_one(self) -> bool:
        question = next(iter(self._pending))
        return self._learn(question, *self._pending.pop(question))

    def _learn(self, question: _Question, located: Located, runtime: Runtime) -> bool:
        before = self._known.get(question)
        value = self._read(question, located, runtime)
        if self._cut:
            self._forget_readings()
            self._cut = False
        self._known[question] = _Known(value, stamp(question.file), fresh=True)
        return value != (UNKNOWN if before is None else before.value)

    def _read(self, question: _Question, located: Located, runtime: Runtime) -> Value | None:
        module = self._module(question.file, located)
        if module is None:
            return None
        self._under_way.append(question)
        try:
            return module.exported(question.name, runtime, self._project)
        finally:
            self._under_way.pop()

    def _forget_readings(self) -> None:
        for module, _ in self._modules.values():
            module.forget_readings()

    def _module(self, file: str, located: Located) -> ModuleSummary | None:
        kept, now = self._modules.get(file), stamp(file)
        if kept is not None and kept[1] == now:
            return kept[0]
        if now is None or located.path is None or now.size > MAX_TEXT:
            return None
        try:
            module = ModuleSummary(decode(located.path.read_bytes()).text, located.path)
        except (OSError, UnreadableError):
            return None
        if len(self._modules) >= _MAX_KEPT:
            del self._modules[next(iter(self._modules))]
        self._modules[file] = module, now
        return module


class _Inside:
    """The project as a module sees it while it is summarized: nothing is left for later."""

    revision = 0

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

    def package(self, importer: Path) -> str:
        return self._project.package(importer)

    def meaning(self, located: Located, name: str) -> str | None:
        return None

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        return self._summaries.inside(located, name, runtime)

    def has_distribution(self, name: str, importer: Path | None) -> bool:
        return self._project.has_distribution(name, importer)

    def at_startup(self, path: Path | None) -> bool | None:
        return self._project.at_startup(path)

    def own(self, module: str, importer: Path | None, *, standard: bool) -> Own | None:
        return self._project.own(module, importer, standard=standard)

    def beside(self, name: str, importer: Path | None) -> bool:
        return self._project.beside(name, importer)
