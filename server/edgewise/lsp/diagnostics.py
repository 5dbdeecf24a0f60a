"""Findings as the protocol's diagnostics."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from edgewise.finding import Severity, Tag
from edgewise.lsp.json_text import ReadyDiagnostic
from edgewise.lsp.places import to_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.finding import Finding, Related
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.places import Text
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
    """Return what there is to say about a document's newest version.

    The diagnostics of findings that were there before are the same objects, made ready to send.
    """
    known = document.diagnostics
    made: dict[int, Made] = {}
    text_at = cache(server.text_at)  # asks the disk each time
    for finding in findings_of(server, document):
        before = known.get(id(finding))
        if before is None or before.finding is not finding or not before.holds(text_at):
            others = tuple(
                (place.path, text_at(place.path)) for place in finding.related if place.path
            )
            diagnostic = to_diagnostic(server, document.document, document.uri, finding)
            before = Made(finding, others, diagnostic)
        made[id(finding)] = before
    document.diagnostics = made
    return [each.diagnostic for each in made.values()]


class Made(NamedTuple):
    """A diagnostic, the finding that it says, and the texts of the other files it points into."""

    finding: Finding
    others: tuple[tuple[Path, Text], ...]
    diagnostic: types.Diagnostic

    def holds(self, text_at: Callable[[Path], Text]) -> bool:
        """Whether the other files are the same."""
        return not self.others or all(text_at(path) == text for path, text in self.others)


def findings_of(server: Server, document: OpenDocument) -> list[Finding]:
    """Return what there is to say about a document's newest version, code or configuration."""
    if document.is_config and document.path:
        return [each.finding() for each in server.configurations.problems_in(document.path)]
    return document.findings(server.folders) if document.is_python else []


def to_diagnostic(server: Server, text: Text, uri: str, finding: Finding) -> types.Diagnostic:
    """Turn one finding in a text into the client's diagnostic."""
    client = server.client
    tags = [tag for each in finding.tags if (tag := _TAGS[each]) in client.tags]
    return ReadyDiagnostic(
        range=to_client(text, finding.range, client.encoding),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=_description(finding.code),
        source=SOURCE,
        tags=tags or None,
        related_information=_related(server, text, uri, finding.related) or None,
        data={
            "name": finding.name,
            "subject": finding.subject,
            "runtimes": list(finding.runtimes),
        },
    )


def problem_diagnostics(
    server: Server, path: Path, problems: Iterable[Problem]
) -> list[types.Diagnostic]:
    """Return what is wrong in one configuration file, open or not."""
    text, uri = server.text_at(path), server.uri_of(path)
    return [to_diagnostic(server, text, uri, problem.finding()) for problem in problems]


@cache
def _description(code: str) -> types.CodeDescription:
    from edgewise.rules.pages import documentation_url  # noqa: PLC0415 - loads all rules

    return types.CodeDescription(documentation_url(code))


def _related(
    server: Server, here: Text, here_uri: str, places: Iterable[Related]
) -> list[types.DiagnosticRelatedInformation]:
    if not server.client.related_information:
        return []
    related = []
    for place in places:
        text = server.text_at(place.path) if place.path else here
        uri = server.uri_of(place.path) if place.path else here_uri
        location = types.Location(uri, to_client(text, place.range, server.client.encoding))
        related.append(types.DiagnosticRelatedInformation(location, place.message))
    return related
