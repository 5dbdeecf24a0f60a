"""What only other files tell about the receivers of a document's calls, asked at once.

Asking is dear: the worker parses the document and whatever leads to the receiver. So what is asked
twice, as for another target, is answered from memory, and what cannot matter is not asked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from edgewise.checker import open_calls_in
from edgewise.cli.result_cache import digest_of
from edgewise.resolve.questions import ReceiverQuestion
from edgewise.resolve.relevance import Relevance
from edgewise.resolve.workspace import COMMAND_LINE_LIMIT_S
from edgewise.semantics.module import learn
from edgewise.source.suppressions import file_suppressions, suppressions

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Position
    from edgewise.resolve.questions import Source
    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.target import Target
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.source.document import Document

_LIMIT_S = 60.0


_Key: TypeAlias = "tuple[WorkspaceProject, Path | None, str, Position]"


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
        self._relevance: dict[WorkspaceProject, Relevance] = {}
        self._known: dict[_Key, _Answer] = {}

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
        digest = digest_of(document.text)
        keys = {call: (project, path, digest, place) for call, place in calls.items()}
        new = {call: key for call, key in keys.items() if key not in self._known}
        self._sort_out(new, document, project, path)
        source: Source | None = None
        for call, key in keys.items():
            known = self._known.get(key)
            if known is not None:
                project.footprint.note(known.places)
                project.footprint.doubts += known.doubts
            elif self._left_s <= 0:
                project.footprint.doubts += 1
                break
            else:
                source = source or project.source(document.text, path)
                if source is None:
                    break
                known = self._known[key] = self._ask(source, calls[call], project)
            answers[call] = known.types
        return learn(document, answers)

    def _sort_out(
        self,
        new: dict[OpenCall, _Key],
        document: Document,
        project: WorkspaceProject,
        path: Path | None,
    ) -> None:
        """Take note of the calls whose receiver is nothing that fails, whatever it is.

        Not of those beside a comment that silences: whether it is used only a type can tell.
        """
        if file_suppressions(document):
            return
        plain = {call: key for call, key in new.items() if not suppressions(call.site.unit)}
        if not plain:
            return
        if project not in self._relevance:
            self._relevance[project] = Relevance(project)
        with project.footprint.gathered() as places:
            relevant = set(self._relevance[project].filtered(document, plain, path))
        for call in plain.keys() - relevant:
            self._known[plain[call]] = _Answer((), frozenset(places), 0)

    def _ask(self, source: Source, place: Position, project: WorkspaceProject) -> _Answer:
        footprint = project.footprint
        doubts, started = footprint.doubts, time.monotonic()
        with footprint.gathered() as places:
            question = ReceiverQuestion(source, place.line, place.column)
            types = project.receiver_blocking(question, self._limit_s)
        self._left_s -= time.monotonic() - started
        return _Answer(types, frozenset(places), footprint.doubts - doubts)
