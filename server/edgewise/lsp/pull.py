"""Diagnostics for clients that ask for them: of a document, and of the whole workspace."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lsprotocol import types

from edgewise.lsp.diagnostics import SOURCE, diagnostics_of
from edgewise.lsp.documents import OpenDocument
from edgewise.resolve.discovery import python_files, read_source
from edgewise.source.document import Document
from edgewise.source.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from edgewise.lsp.server import Server

logger = logging.getLogger(__name__)

_Full: TypeAlias = types.WorkspaceFullDocumentDiagnosticReport
_Unchanged: TypeAlias = types.WorkspaceUnchangedDocumentDiagnosticReport

_CHUNK = 50
"""Reports in one partial result."""

_NOTHING = "clean"
"""The result id of a report without diagnostics."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file on disk that was checked: in which state, and the id of the result."""

    state: tuple[object, ...]
    result_id: str


def offer(server: Server) -> None:
    """Announce pulls to a client that gets no pushes."""
    if not server.client.pulls:
        return
    options = types.DiagnosticOptions(
        inter_file_dependencies=True, workspace_diagnostics=True, identifier=SOURCE
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
    collected: list[_Full | _Unchanged] = []
    previous = {each.uri: each.value for each in params.previous_result_ids}
    async for report in _reports(ls, previous):
        collected.append(report)
        if token is not None and len(collected) >= _CHUNK:
            partial = types.WorkspaceDiagnosticReportPartialResult(items=collected)
            ls.progress(types.ProgressParams(token=token, value=partial))
            collected = []
    return types.WorkspaceDiagnosticReport(items=collected)


async def _reports(server: Server, previous: dict[str, str]) -> AsyncIterator[_Full | _Unchanged]:
    gone = set(previous)
    for root in list(server.folders.roots):
        for path in python_files(root, server.folders.exclusions(root)):
            await asyncio.sleep(0)  # edits and hovers come first
            uri = server.uri_of(path)
            gone.discard(uri)
            report = _report(server, path, uri, previous.get(uri))
            if report is not None:
                yield report
    for uri in sorted(gone):
        yield _Full(uri=uri, version=None, items=[])


def _report(
    server: Server, path: Path, uri: str, previous: str | None
) -> _Full | _Unchanged | None:
    """Report on one file; None where there is nothing to say and nothing to take back."""
    document = server.documents.get(uri)
    if document is not None:
        diagnostics = diagnostics_of(server, document)
        server.publisher.reported(document, diagnostics)
        return _answer(
            uri, document.version, _result_id(server, diagnostics), diagnostics, previous
        )
    try:
        status = path.stat()
        known = server.checked_on_disk.get(path)
        around = server.folders.around(path)
        state = status.st_mtime_ns, status.st_size, around, server.folders.generation
        if known and known.state == state:
            if previous == known.result_id:
                return _Unchanged(uri=uri, version=None, result_id=previous)
            if previous is None and known.result_id == _NOTHING:
                return None
        closed = OpenDocument(uri, path, "python", 0, Document.open(read_source(path).text))
    except (OSError, UnreadableError) as error:
        logger.info("%s %s", path, error)
        return None
    diagnostics = diagnostics_of(server, closed)
    result_id = _result_id(server, diagnostics)
    server.checked_on_disk[path] = Checked(state, result_id)
    return _answer(uri, None, result_id, diagnostics, previous)


def _answer(
    uri: str,
    version: int | None,
    result_id: str,
    diagnostics: list[types.Diagnostic],
    previous: str | None,
) -> _Full | _Unchanged | None:
    if result_id == previous:
        return _Unchanged(uri=uri, version=version, result_id=result_id)
    if not diagnostics and previous is None:
        return None
    return _Full(uri=uri, version=version, items=diagnostics, result_id=result_id)


def _result_id(server: Server, diagnostics: list[types.Diagnostic]) -> str:
    """Name a result by its content, so that it holds for every version that says the same."""
    if not diagnostics:
        return _NOTHING
    content = json.dumps(server.protocol.plain(diagnostics)).encode()
    return hashlib.blake2b(content, digest_size=12).hexdigest()
