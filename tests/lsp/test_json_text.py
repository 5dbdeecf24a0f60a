"""A message that is put together from remembered text says what it would say otherwise."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types
from pygls.protocol import default_converter

from edgewise.lsp.json_text import JsonText, ReadyDiagnostic

PLACE = types.Range(types.Position(1, 2), types.Position(1, 9))
TEXTS = ["plain", 'a "quoted" \\ word', "ärger 🦀", "\x00\n", '"diagnostics": []']


def diagnostics(made: type[types.Diagnostic]) -> list[types.Diagnostic]:
    return [
        made(range=PLACE, message=text, code="EW101", data={"name": text, "runtimes": ["a"]})
        for text in TEXTS
    ]


def messages(found: list[types.Diagnostic]) -> list[object]:
    full = types.WorkspaceFullDocumentDiagnosticReport(uri="file:///a.py", items=found)
    return [
        types.PublishDiagnosticsNotification(
            types.PublishDiagnosticsParams("file:///a.py", found, version=3)
        ),
        types.DocumentDiagnosticResponse(1, types.RelatedFullDocumentDiagnosticReport(items=found)),
        types.WorkspaceDiagnosticResponse(2, types.WorkspaceDiagnosticReport([full, full])),
    ]


@pytest.mark.parametrize("number", range(3))
def test_text_is_the_same_whether_remembered_or_not(number: int) -> None:
    converter = default_converter()
    text = JsonText(converter, converter.unstructure)
    plain = default_converter().unstructure(messages(diagnostics(types.Diagnostic))[number])
    message = messages(diagnostics(ReadyDiagnostic))[number]
    for _ in range(2):
        assert json.loads(text.of(message)) == json.loads(json.dumps(plain))


def test_what_was_sent_is_not_turned_into_text_again() -> None:
    converter = default_converter()
    text = JsonText(converter, converter.unstructure)
    found = diagnostics(ReadyDiagnostic)
    before = text.of(messages(found)[0])
    found[0].message = "something else"
    assert text.of(messages(found)[0]) == before
