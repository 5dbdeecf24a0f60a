"""A pygls server that does nothing: what is the least that a keystroke and a start cost."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("empty", "1")


def _nothing(uri: str, version: int | None) -> None:
    server.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=[])
    )


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def did_open(params: types.DidOpenTextDocumentParams) -> None:
    _nothing(params.text_document.uri, params.text_document.version)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def did_change(params: types.DidChangeTextDocumentParams) -> None:
    _nothing(params.text_document.uri, params.text_document.version)


@server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC)
def diagnostic(_: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
    return types.RelatedFullDocumentDiagnosticReport(items=[])


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(_: types.HoverParams) -> None:
    return None


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
def code_action(_: types.CodeActionParams) -> list[types.CodeAction]:
    return []


if __name__ == "__main__":
    server.start_io()
