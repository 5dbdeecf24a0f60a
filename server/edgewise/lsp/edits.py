"""Fixes as the protocol's workspace edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.fixes.together import Together
from edgewise.lsp.places import to_client

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edgewise.finding import Finding, TextEdit
    from edgewise.fixes.fix import Fix
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server


def workspace_edit(
    server: Server, document: OpenDocument, fixes: Sequence[tuple[Finding, Fix]]
) -> types.WorkspaceEdit | None:
    """Compute what the fixes change, None if they change nothing.

    Where two would change the same place, the first one does.
    """
    from edgewise.fixes.edits import compute  # noqa: PLC0415 - loads libcst, with the first fix

    def read(path: Path) -> str:
        return server.folders.files.text(path) or ""

    merged = Together()
    for finding, fix in fixes:
        merged.add(compute(fix, finding, document.document, document.path, read))
    if not merged.edits:
        return None
    changed = [
        _file_edits(server, document, path, sorted(edits, key=lambda edit: edit.range))
        for path, edits in merged.edits.items()
    ]
    if server.client.document_changes:
        return types.WorkspaceEdit(document_changes=changed)
    return types.WorkspaceEdit(
        changes={
            each.text_document.uri: [
                edit for edit in each.edits if isinstance(edit, types.TextEdit)
            ]
            for each in changed
        }
    )


def _file_edits(
    server: Server, document: OpenDocument, path: Path | None, edits: Sequence[TextEdit]
) -> types.TextDocumentEdit:
    changed = document if path is None else server.documents.at(path)
    text = changed.document if changed else server.text_at(path) if path else document.document
    uri = changed.uri if changed else server.uri_of(path) if path else document.uri
    return types.TextDocumentEdit(
        types.OptionalVersionedTextDocumentIdentifier(
            uri=uri, version=changed.version if changed else None
        ),
        [
            types.TextEdit(to_client(text, edit.range, server.client.encoding), edit.text)
            for edit in edits
        ],
    )
