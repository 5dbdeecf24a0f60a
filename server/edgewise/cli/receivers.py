"""What only other files tell about the receivers of a document's calls, asked at once.

Asking is dear: the worker parses the document and whatever leads to the receiver. So what is asked
twice, as for another target, is answered from memory, and what cannot come out is not asked: where
neither the statements that the receiver comes from nor the modules behind them mention anything
that leads to an object whose method fails.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.checker import open_calls_in
from edgewise.cli.result_cache import digest_of
from edgewise.resolve.questions import ReceiverQuestion
from edgewise.resolve.vocabulary import Vocabulary, absolute
from edgewise.resolve.workspace import COMMAND_LINE_LIMIT_S
from edgewise.runtimes.carriers import all_words, leads, leads_there
from edgewise.semantics.module import learn
from edgewise.semantics.traces import Traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.finding import Position
    from edgewise.resolve.questions import Source
    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.target import Target
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.semantics.traces import Brought
    from edgewise.source.document import Document

_LIMIT_S = 60.0


class _Answer(NamedTuple):
    types: Types
    places: frozenset[str]  # what it rests on
    doubts: int


class Receivers:
    """Asks for one run, which shall not be held up for more than a minute altogether."""

    def __init__(self, limit_s: float = COMMAND_LINE_LIMIT_S) -> None:
        """`limit_s` are the seconds that one question may take."""
        self._limit_s = limit_s
        self._left_s = _LIMIT_S
        self._vocabularies: dict[WorkspaceProject, Vocabulary] = {}
        self._known: dict[tuple[WorkspaceProject, Path | None, str, Position], _Answer] = {}

    def look_into(
        self, document: Document, target: Target, project: WorkspaceProject, path: Path | None
    ) -> bool:
        """Find out what is open in a document; whether `check` knows more now."""
        calls = open_calls_in(document, target, project, path)
        if not calls:
            return False
        if not project.tells_receivers:
            project.footprint.doubts += 1
            return False
        answers: dict[OpenCall, Types] = {}
        asked: dict[Position, Types] = {}
        digest = digest_of(document.text)
        source: Source | None = None
        for call, place in self._worth_asking(document, calls, target, project, path):
            if place in asked:
                answers[call] = asked[place]
                continue
            key = (project, path, digest, place)
            known = self._known.get(key)
            if known is None:
                if self._left_s <= 0:
                    project.footprint.doubts += 1
                    break
                source = source or project.source(document.text, path)
                if source is None:
                    break
                known = self._known[key] = self._ask(source, place, project)
            else:
                project.footprint.note(known.places)
                project.footprint.doubts += known.doubts
            answers[call] = asked[place] = known.types
        return learn(document, answers)

    def _ask(self, source: Source, place: Position, project: WorkspaceProject) -> _Answer:
        footprint = project.footprint
        doubts, started = footprint.doubts, time.monotonic()
        with footprint.gathered() as places:
            question = ReceiverQuestion(source, place.line, place.column)
            types = project.receiver_blocking(question, self._limit_s)
        self._left_s -= time.monotonic() - started
        return _Answer(types, frozenset(places), footprint.doubts - doubts)

    def _worth_asking(
        self,
        document: Document,
        calls: dict[OpenCall, Position],
        target: Target,
        project: WorkspaceProject,
        path: Path | None,
    ) -> Iterator[tuple[OpenCall, Position]]:
        """Leave out the calls whose receiver cannot be anything that fails."""
        if project not in self._vocabularies:
            self._vocabularies[project] = Vocabulary(project, all_words())
        vocabulary = self._vocabularies[project]
        package = vocabulary.package(path)
        traces = Traces(document)
        for call, place in calls.items():
            wanted = {
                carrier
                for runtime in target.runtimes
                for lead in leads(runtime, call.attribute)
                # otherwise the answer does not count: it may be the project's own
                if project.locate(lead.origin, path) is None
                for carrier in lead.carriers
            }
            if not wanted:
                continue
            trace = traces.of(call)
            if trace is None:
                yield call, place
                continue
            modules = {module for it in trace.brought for module in _modules(it, package)}
            if not leads_there(wanted, modules, trace.words):
                behind = vocabulary.behind(modules, path)
                if behind is not None and not leads_there(
                    wanted, modules | behind.modules, trace.words | behind.words
                ):
                    continue
            yield call, place


def _modules(brought: Brought, package: str) -> Iterator[str]:
    """The modules that an import may lead to."""
    base = absolute(brought.level, brought.module, package)
    if base:
        yield base
    if brought.name and brought.name != "*":
        yield f"{base}.{brought.name}" if base else brought.name
