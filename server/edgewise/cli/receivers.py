"""What only other files tell about the receivers of a document's calls, asked at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from edgewise.checker import open_calls_in
from edgewise.resolve.questions import ReceiverQuestion
from edgewise.resolve.workspace import COMMAND_LINE_LIMIT_S
from edgewise.semantics.module import learn

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.target import Target
    from edgewise.source.document import Document

_LIMIT_S = 60.0


class Receivers:
    """Asks for one run, which shall not be held up for more than a minute altogether."""

    def __init__(self, limit_s: float = COMMAND_LINE_LIMIT_S) -> None:
        """`limit_s` are the seconds that one question may take."""
        self._limit_s = limit_s
        self._left_s = _LIMIT_S

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
        source = project.source(document.text, path)
        answers = {}
        for call, place in calls.items():
            if source is None:
                break
            if self._left_s <= 0:
                project.footprint.doubts += 1
                break
            started = time.monotonic()
            question = ReceiverQuestion(source, place.line, place.column)
            answers[call] = project.receiver_blocking(question, self._limit_s)
            self._left_s -= time.monotonic() - started
        return learn(document, answers)
