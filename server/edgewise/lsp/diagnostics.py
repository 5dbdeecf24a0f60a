"""Findings as the protocol's diagnostics."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.finding import Severity, Tag
from edgewise.lsp.places import to_client

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.config.problem import Problem
    from edgewise.finding import Finding, Related
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

SOURCE = "edgewise"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFORMATION: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}
_TAGS = {
    Tag.DEPRECATED: types.DiagnosticTag.Deprecated,
    Tag.UNNECESSARY: types.DiagnosticTag.Unnecessary,
}


def diagnostics_of(server: Server, document: OpenDocument) -> list[types.Diagnostic]:
    """Return what there is to say about a document's newest version."""
    return [
        to_diagnostic(server, document, finding) for finding in document.findings(server.folders)
    ]


def to_diagnostic(server: Server, document: OpenDocument, finding: Finding) -> types.Diagnostic:
    """Turn one finding into the client's diagnostic."""
    client = server.client
    tags = [tag for each in finding.tags if (tag := _TAGS[each]) in client.tags]
    return types.Diagnostic(
        range=to_client(document.document, finding.range, client.encoding),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=_description(finding.code),
        source=SOURCE,
        tags=tags or None,
        related_information=_related(server, document, finding.related) or None,
        data={
            "name": finding.name,
            "subject": finding.subject,
            "runtimes": list(finding.runtimes),
        },
    )


def problem_diagnostics(
    server: Server, problems: Iterable[Problem]
) -> dict[str, list[types.Diagnostic]]:
    """Return what is wrong in configuration files, by the files' URIs."""
    found: dict[str, list[types.Diagnostic]] = {}
    for problem in problems:
        text = server.text_at(problem.path)
        diagnostic = types.Diagnostic(
            range=to_client(text, problem.range, server.client.encoding),
            message=problem.message,
            severity=_SEVERITIES[problem.severity],
            code=problem.code,
            code_description=_description(problem.code),
            source=SOURCE,
        )
        found.setdefault(server.uri_of(problem.path), []).append(diagnostic)
    return found


@cache
def _description(code: str) -> types.CodeDescription:
    from edgewise.rules.pages import documentation_url  # noqa: PLC0415 - loads all rules

    return types.CodeDescription(documentation_url(code))


def _related(
    server: Server, document: OpenDocument, places: Iterable[Related]
) -> list[types.DiagnosticRelatedInformation]:
    if not server.client.related_information:
        return []
    related = []
    for place in places:
        text = server.text_at(place.path) if place.path else document.document
        uri = server.uri_of(place.path) if place.path else document.uri
        location = types.Location(uri, to_client(text, place.range, server.client.encoding))
        related.append(types.DiagnosticRelatedInformation(location, place.message))
    return related
