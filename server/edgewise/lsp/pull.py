"""Diagnostics for clients that ask for them: of a document, and of the whole workspace."""

from __future__ import annotations

import hashlib
import logging
import time
from typing import TYPE_CHECKING, TypeAlias

from lsprotocol import types

from edgewise.lsp.diagnostics import SOURCE, diagnostics_of
from edgewise.lsp.progress import Progress
from edgewise.resolve.discovery import python_files
from edgewise.source.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from edgewise.lsp.closed_files import ClosedFile
    from edgewise.lsp.server import Server

logger = logging.getLogger(__name__)

_Full: TypeAlias = types.WorkspaceFullDocumentDiagnosticReport
_Unchanged: TypeAlias = types.WorkspaceUnchangedDocumentDiagnosticReport
_Report: TypeAlias = "_Full | _Unchanged"

_CHUNK = 50
"""Reports in one partial result."""

_TOGETHER = 20
"""Files whose questions are asked together; so long each is held in memory, some 0.5 MB."""

_ROUNDS = 3
"""An answer about one module may lead to a question about the next."""

_TURN_S = 0.005
"""So long files are looked through before what has arrived meanwhile has its turn."""

_NOTHING = "clean"
"""The result id of a report without diagnostics."""


def offer(server: Server) -> None:
    """Announce pulls to a client that gets no pushes."""
    if not server.client.pulls:
        return
    options = types.DiagnosticOptions(
        inter_file_dependencies=True,
        workspace_diagnostics=True,
        identifier=SOURCE,
        work_done_progress=True,
    )
    server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(document_diagnostic)
    server.feature(types.WORKSPACE_DIAGNOSTIC)(workspace_diagnostic)


def document_diagnostic(
    ls: Server, params: types.DocumentDiagnosticParams
) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
    """Report on one document."""
    document = ls.documents.get(params.text_document.uri)
    if document is None or not document.is_python:
        return types.RelatedFullDocumentDiagnosticReport(items=[])
    diagnostics = diagnostics_of(ls, document)
    ls.publisher.reported(document, diagnostics)
    result_id = _result_id(ls, diagnostics)
    if result_id == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result_id)
    return types.RelatedFullDocumentDiagnosticReport(items=diagnostics, result_id=result_id)


async def workspace_diagnostic(
    ls: Server, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Report on every Python file of the workspace, a file at a time, so that it can be stopped.

    VS Code asks again two seconds after each answer. Where it would learn nothing new it
    is answered when something has changed, as the protocol allows for a client that takes
    partial results.
    """
    token = params.partial_result_token
    if token is not None and params.previous_result_ids and ls.client.watches_files:
        await ls.publisher.change_after(ls.reported_changes)
    ls.reported_changes = ls.publisher.changes
    state = ls.folders.generation, ls.documents.generation, ls.closed_files.changes
    collected: list[_Report] = []
    progress = Progress(ls, "Edgewise checks the workspace", params.work_done_token)
    walk = _Walk(ls, params, progress)
    # Where only open texts have changed, nobody needs to hear of the thousands of others.
    is_typing = token is not None and ls.client.watches_files and state == ls.reported_files
    try:
        async for report in walk.open_reports() if is_typing else walk.reports():
            collected.append(report)
            if token is not None and len(collected) >= _CHUNK:
                partial = types.WorkspaceDiagnosticReportPartialResult(items=collected)
                ls.progress(types.ProgressParams(token=token, value=partial))
                collected = []
    finally:
        progress.end()
    ls.reported_files = state
    return types.WorkspaceDiagnosticReport(items=collected)


class _Walk:
    """One way through all files of the workspace; keys and other requests come first."""

    def __init__(
        self, server: Server, params: types.WorkspaceDiagnosticParams, progress: Progress
    ) -> None:
        self._server = server
        self._progress = progress
        self._previous = {each.uri: each.value for each in params.previous_result_ids}
        self._left: list[ClosedFile] = []  # whose questions are to be asked
        self._stepped_aside = time.monotonic()
        self._checks = 0  # since garbage was looked for

    async def reports(self) -> AsyncIterator[_Report]:
        """Give the reports, those that say something."""
        closed = self._server.closed_files
        self._progress.begin()
        paths = await self._paths()
        await closed.settle()  # which files the Worker starts with
        gone = set(self._previous)
        for index, path in enumerate(paths):
            await self._step_aside()
            if self._progress.is_cancelled:
                return
            uri = self._server.uri_of(path)
            gone.discard(uri)
            report = await self._report(path, uri)
            if report is not None:
                yield report
            if len(self._left) >= _TOGETHER:
                async for late in self._late_reports():
                    yield late
            if self._checks >= _TOGETHER and not self._left:
                self._checks = 0
                self._server.publisher.collector.collect_new()
            await self._progress.count(index + 1, len(paths))
        async for late in self._late_reports():
            yield late
        closed.walked(paths)
        for path in list(closed.unknown(paths)):  # what is open is not reported from the disk
            await self._step_aside()
            await self._look(path, self._server.uri_of(path))
        async for _ in self._late_reports():
            pass
        for uri in sorted(gone):
            yield _Full(uri=uri, version=None, items=[])

    async def open_reports(self) -> AsyncIterator[_Report]:
        """Give the reports on what is open."""
        for document in self._server.documents.python():
            if document.path is not None and self._is_ours(document.path):
                await self._step_aside()
                report = await self._report(document.path, document.uri)
                if report is not None:
                    yield report

    def _is_ours(self, path: Path) -> bool:
        known = self._server.folders
        return known.root_of(path.parent) is not None and not known.excludes(path)

    async def _paths(self) -> list[Path]:
        folders = self._server.folders
        found: dict[Path, None] = {}
        for root in list(folders.roots):
            for path in python_files(root, folders.exclusions(root)):
                found[path] = None
                await self._step_aside()
        return list(found)

    async def _step_aside(self) -> None:
        if time.monotonic() - self._stepped_aside > _TURN_S:
            await self._server.publisher.at_rest()
            self._stepped_aside = time.monotonic()

    async def _report(self, path: Path, uri: str) -> _Report | None:
        """Report on one file; None if nothing is to be said or taken back, or not yet."""
        server, previous = self._server, self._previous.get(uri)
        document = server.documents.get(uri)
        if document is not None:
            await server.publisher.reading.done(document)
            diagnostics = diagnostics_of(server, document)
            server.publisher.reported(document, diagnostics)
            result_id = _result_id(server, diagnostics)
            return _answer(uri, document.version, result_id, diagnostics, previous)
        closed = server.closed_files
        known = closed.find(path)
        if known is not None:
            if previous == known.result_id:
                return _Unchanged(uri=uri, version=None, result_id=previous)
            if previous is None and known.result_id == _NOTHING:
                return None
        return await self._look(path, uri)

    async def _look(self, path: Path, uri: str) -> _Report | None:
        """Check a file, and report on it if what it asks is known."""
        closed = self._server.closed_files
        try:
            file = closed.read(path, uri)
        except UnreadableError as error:
            logger.info("%s %s", path, error)
            return None
        steps = closed.read_ahead(file)
        while await self._server.publisher.reading.in_turns(steps):
            pass
        if closed.check(file):
            return self._checked(file, waits=False)
        self._left.append(file)
        return None

    async def _late_reports(self) -> AsyncIterator[_Report]:
        """Ask what some files left open, and report on them."""
        left, self._left = self._left, []
        closed = self._server.closed_files
        for turn in range(_ROUNDS):
            if not left:
                return
            await closed.settle()
            waiting = []
            for file in left:
                await self._step_aside()
                is_known = closed.check(file)
                if not is_known and turn < _ROUNDS - 1:
                    waiting.append(file)
                    continue
                report = self._checked(file, waits=not is_known)
                if report is not None:
                    yield report
            left = waiting

    def _checked(self, file: ClosedFile, *, waits: bool) -> _Report | None:
        """Report what was just found in a file, and keep that."""
        self._checks += 1
        uri = file.document.uri
        diagnostics = diagnostics_of(self._server, file.document)
        result_id = _result_id(self._server, diagnostics)
        self._server.closed_files.keep(file, result_id, waits=waits)
        return _answer(uri, None, result_id, diagnostics, self._previous.get(uri))


def _answer(
    uri: str,
    version: int | None,
    result_id: str,
    diagnostics: list[types.Diagnostic],
    previous: str | None,
) -> _Report | None:
    if result_id == previous:
        return _Unchanged(uri=uri, version=version, result_id=result_id)
    if not diagnostics and previous is None:
        return None
    return _Full(uri=uri, version=version, items=diagnostics, result_id=result_id)


def _result_id(server: Server, diagnostics: list[types.Diagnostic]) -> str:
    """Name a result by its content, so that it holds for every version that says the same."""
    if not diagnostics:
        return _NOTHING
    content = server.protocol.json_of(diagnostics).encode()
    return hashlib.blake2b(content, digest_size=12).hexdigest()
