"""Finds out, beside the typing, what takes longer: whatever only other files can tell.

What imports lead to is asked for all documents of a project, what receivers are for each
text on its own, once somebody has paused typing. What comes of it is published as a
refinement of what was said already.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.lsp.progress import Progress
from edgewise.resolve.questions import NoAnswer, ReceiverQuestion

if TYPE_CHECKING:
    from edgewise.finding import Position
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.publisher import Publisher
    from edgewise.lsp.server import Server
    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.source.document import Document

_MAX_RECEIVERS = 200
"""So many are asked about in one text; each may take some milliseconds of a process."""


_LIMIT_S = 10.0
"""So long all the questions about one text may take, by the clock."""


class Refiner:
    """Asks what the documents left open, and tells the publisher."""

    def __init__(self, server: Server, publisher: Publisher) -> None:
        self._server = server
        self._publisher = publisher
        self._projects: set[int] = set()  # whose imports are being asked about
        self._asking: dict[str, bool] = {}  # URI -> whether to start over
        self._asked: dict[str, _Asked] = {}
        self._later: dict[str, None] = {}  # the first of them is being asked about
        self._is_at_later = False

    def imports_soon(self, document: OpenDocument) -> None:
        """Ask what imports lead to, if the check of a document left that open."""
        project = self._server.folders.around(document.path).project
        if project.pending and id(project) not in self._projects:
            self._projects.add(id(project))
            self._server.in_background(self._imports(project))

    def receivers_soon(self, document: OpenDocument) -> None:
        """Ask what the receivers in a document are, those that were not asked about yet."""
        if document.uri in self._asking:
            self._asking[document.uri] = True
        elif self._server.folders.around(document.path).project.tells_receivers:
            self._asking[document.uri] = False
            self._server.in_background(self._receivers(document.uri))

    def receivers_later(self, document: OpenDocument) -> None:
        """Ask about a document that something around has changed for, one after the other."""
        self._later[document.uri] = None
        if not self._is_at_later:
            self._is_at_later = True
            self._server.in_background(self._one_by_one())

    async def _one_by_one(self) -> None:
        try:
            while self._later:
                await self._publisher.at_rest()
                uri = next(iter(self._later))
                try:
                    document = self._server.documents.get(uri)
                    if document is not None and uri not in self._asking:
                        project = self._server.folders.around(document.path).project
                        if project.tells_receivers:
                            self._asking[uri] = False
                            await self._receivers(uri)
                finally:
                    self._later.pop(uri, None)
        finally:
            self._is_at_later = False

    def closed(self, document: OpenDocument) -> None:
        """Forget a document."""
        self._asked.pop(document.uri, None)

    async def _imports(self, project: WorkspaceProject) -> None:
        progress = Progress(self._server, "Edgewise reads modules")
        try:
            while project.pending:
                if progress.is_cancelled:
                    project.give_up()
                    break
                awaited = project.awaited
                is_news = await project.refine()
                # That nothing was found can be news as well: to what waits for it.
                if project.awaited is not awaited:
                    self._publisher.outdated()
                elif is_news:
                    self._publisher.learned()
                await progress.report(f"{project.pending} left")
        finally:
            progress.end()
            self._projects.discard(id(project))

    async def _receivers(self, uri: str) -> None:
        try:
            while (document := self._server.documents.get(uri)) is not None:
                self._asking[uri] = False
                went_on = await self._ask(document)
                if not (went_on or self._asking[uri]):
                    break
        finally:
            del self._asking[uri]

    async def _ask(self, document: OpenDocument) -> bool:
        """Ask about a document's receivers; whether the answers may have led to new questions."""
        await self._publisher.reading.done(document)
        project = self._server.folders.around(document.path).project
        asked = self._asked_of(document, project)
        calls = document.open_calls(self._server.folders)
        # One answer changes what the text means, which drops others: they hold all the same.
        answers = {call: asked.answers[call] for call in calls if call in asked.answers}
        left = asked.left(calls)
        source = project.source(asked.text.text, document.path) if left else None
        if source is None:
            return self._learn(document, answers)
        for call, place in left.items():
            if asked.left_s <= 0:
                break
            started = time.monotonic()
            question = ReceiverQuestion(source, place.line, place.column)
            reply = await project.receiver(question)
            while reply is NoAnswer.NOT_YET and document.document is asked.text:
                self._learn(document, answers)  # it takes a while: show what is known
                reply = await project.receiver(question)
            if document.document is not asked.text or isinstance(reply, NoAnswer):
                return False  # the next pause asks about the newer text
            asked.answers[call] = answers[call] = reply
            asked.left_s -= time.monotonic() - started
        return self._learn(document, answers)

    def _learn(self, document: OpenDocument, answers: dict[OpenCall, Types]) -> bool:
        is_new = document.learn(answers)
        answers.clear()
        if is_new:
            self._publisher.refined(document)
        return is_new

    def _asked_of(self, document: OpenDocument, project: WorkspaceProject) -> _Asked:
        text, state = document.document, (id(project), project.invalidations)
        asked = self._asked.get(document.uri)
        if asked is None or asked.text is not text or asked.state != state:
            asked = self._asked[document.uri] = _Asked(text, state)
        return asked


@dataclass
class _Asked:
    """What was asked about one version of a text, with the files around it in one state."""

    text: Document
    state: tuple[int, int]
    answers: dict[OpenCall, Types] = field(default_factory=dict)
    left_s: float = _LIMIT_S

    def left(self, calls: dict[OpenCall, Position]) -> dict[OpenCall, Position]:
        """Say what is still to be asked, in the order of the text."""
        left = [each for each in calls.items() if each[0] not in self.answers]
        left.sort(key=lambda each: each[1])
        return dict(left[: max(0, _MAX_RECEIVERS - len(self.answers))])
