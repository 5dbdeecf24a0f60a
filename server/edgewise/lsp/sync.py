"""Keeps our documents as the client has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.lsp.documents import OpenDocument
from edgewise.lsp.places import as_sent, path_of
from edgewise.source.document import Change, Document
from edgewise.source.reading import MAX_BYTES, too_large

if TYPE_CHECKING:
    from edgewise.lsp.server import Server


def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Take a text in."""
    sent = params.text_document
    if len(sent.text) > MAX_BYTES:
        name = sent.uri.rpartition("/")[2]
        message = f"Edgewise: {name} {too_large(len(sent.text))}."
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
        return
    document = OpenDocument(
        uri=sent.uri,
        path=path_of(sent.uri),
        language=sent.language_id,
        version=sent.version,
        document=Document.open(sent.text),
    )
    ls.documents.open(document)
    _changed(ls, document)


def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Apply an edit at once; what it means is worked out when the burst is over."""
    document = ls.documents.get(params.text_document.uri)
    if document is None:
        return  # never opened, or closed already: the client speaks of something else
    changes = [
        Change(change.text, as_sent(change.range))
        if isinstance(change, types.TextDocumentContentChangePartial)
        else Change(change.text)
        for change in params.content_changes
    ]
    document.change(params.text_document.version, changes, ls.client.encoding)
    _changed(ls, document)


def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Look around anew, since other documents may import this one.

    A client that watches files says so anyway.
    """
    path = path_of(params.text_document.uri)
    if path is not None and not ls.client.watches_files:
        ls.folders.files_changed([path])
        ls.closed_files.changed([path], listed=[path])
        ls.publisher.outdated()


def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a text; the file on disk counts again."""
    document = ls.documents.close(params.text_document.uri)
    if document is None:
        return
    if document.is_config and document.path:
        ls.folders.overlay(document.path, None)
        ls.publisher.outdated()
    ls.publisher.closed(document)


def _changed(ls: Server, document: OpenDocument) -> None:
    if document.is_config and document.path:
        ls.folders.overlay(document.path, document.document.text)
        ls.publisher.outdated()
    ls.publisher.edited(document)
