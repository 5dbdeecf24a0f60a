"""Quick fixes at a place, and all safe fixes of a document."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from edgewise.fixes.together import chosen
from edgewise.lsp.diagnostics import findings_of, to_diagnostic
from edgewise.lsp.edits import workspace_edit
from edgewise.lsp.places import from_client, to_client
from edgewise.lsp.silencing import fixes_of, only_silences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edgewise.finding import Finding
    from edgewise.fixes.fix import Fix
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

logger = logging.getLogger(__name__)

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.edgewise"
FIX_ALL_TITLE = "Edgewise: apply all safe fixes"


def offer(server: Server) -> None:
    """Announce fixes, lazy ones to a client that can ask for the edit later."""
    options = types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL],
        resolve_provider=server.client.lazy_edits,
    )
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_actions)
    server.feature(types.CODE_ACTION_RESOLVE)(resolve)


def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return the fixes of the findings that the client asks about."""
    document = ls.documents.get(params.text_document.uri)
    if document is None or not (document.is_python or document.is_config):
        return []
    only = params.context.only
    actions: list[types.CodeAction] = []
    if _wants(only, types.CodeActionKind.QuickFix.value):
        actions += _quick_fixes(ls, document, _asked_about(ls, document, params))
    # Unasked for, only where it is more than the one fix that is listed already.
    if _wants(only, FIX_ALL):
        actions += _fix_all(ls, document, least=1 if only else 2)
    return actions


def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """Fill in the edit, or none if the text has moved on so far that the fix is gone."""
    wanted = _Wanted.read(action.data)
    document = wanted and ls.documents.get(wanted.uri)
    if not wanted or not document:
        return action
    if wanted.code is None:
        action.edit = workspace_edit(ls, document, _safe_fixes(document, ls))
        return action
    pair = _find(ls, document, wanted)
    if pair is None:
        logger.warning("%r does not apply any more", action.title)
    else:
        action.edit = workspace_edit(ls, document, [pair])
    return action


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which fix an action stands for: what survives an edit elsewhere in the document.

    `code` is None for all safe fixes.
    """

    uri: str
    code: str | None = None
    subject: str = ""
    line: int = 0
    column: int = 0
    title: str = ""

    def write(self) -> dict[str, Any]:
        return {
            "uri": self.uri,
            "code": self.code,
            "subject": self.subject,
            "line": self.line,
            "column": self.column,
            "title": self.title,
        }

    @classmethod
    def read(cls, data: Any) -> _Wanted | None:
        try:
            return cls(**data)
        except TypeError:
            return None


def _asked_about(
    server: Server, document: OpenDocument, params: types.CodeActionParams
) -> list[Finding]:
    """The findings in the range that the client names, else those that it names in these lines.

    Kate names one and gives the whole document as the range, later versions the cursor, which may
    stand beside it; Neovim names all of the line. Where none of ours is named, it is what the
    range touches: ALE names none, others those of an older version or another server's.
    """
    encoding = server.client.encoding
    place = from_client(document.document, params.range, encoding)
    within = [each for each in findings_of(server, document) if each.range.overlaps(place)]
    names = [(each.code, each.range) for each in params.context.diagnostics]
    if not names:
        return within

    def is_named(finding: Finding) -> bool:
        return (finding.code, to_client(document.document, finding.range, encoding)) in names

    return (
        [each for each in within if is_named(each)]
        or [
            each
            for each in findings_of(server, document)
            if each.range.start.line <= place.end.line
            and place.start.line <= each.range.end.line
            and is_named(each)
        ]
        or within
    )


def _quick_fixes(
    server: Server, document: OpenDocument, findings: Iterable[Finding]
) -> Iterator[types.CodeAction]:
    """The fixes of findings, by finding; after them what only silences, each once."""
    pairs = [(each, fix) for each in findings for fix in fixes_of(server, document, each)]
    silencing: dict[tuple[str, int], tuple[Finding, Fix]] = {}
    for finding, fix in pairs:
        if only_silences(fix):
            line = finding.range.start.line if fix in finding.fixes else -1
            silencing.setdefault((fix.title, line), (finding, fix))
    fixing = [pair for pair in pairs if not only_silences(pair[1])]
    yield from _actions(server, document, [*fixing, *silencing.values()])


def _actions(
    server: Server, document: OpenDocument, pairs: Sequence[tuple[Finding, Fix]]
) -> Iterator[types.CodeAction]:
    for finding, fix in pairs:
        diagnostic = to_diagnostic(server, document.document, document.uri, finding)
        action = types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=fix.preferred or None,
        )
        if server.client.lazy_edits:
            start = finding.range.start
            action.data = _Wanted(
                document.uri,
                finding.code,
                finding.subject,
                start.line,
                start.column,
                fix.title,
            ).write()
        else:
            action.edit = workspace_edit(server, document, [(finding, fix)])
            if action.edit is None:
                continue
        yield action


def _fix_all(server: Server, document: OpenDocument, least: int) -> Iterator[types.CodeAction]:
    fixes = _safe_fixes(document, server)
    if len(fixes) < least:
        return
    # Editors that fix on save apply this without asking twice, so it carries its edit.
    edit = workspace_edit(server, document, fixes)
    if edit is not None:
        yield types.CodeAction(title=FIX_ALL_TITLE, kind=FIX_ALL, edit=edit)


def _safe_fixes(document: OpenDocument, server: Server) -> list[tuple[Finding, Fix]]:
    return list(chosen(findings_of(server, document)))


def _find(server: Server, document: OpenDocument, wanted: _Wanted) -> tuple[Finding, Fix] | None:
    """The fix that was offered, where it was or, after edits above it, nearest to there."""
    pairs = [
        (finding, fix)
        for finding in findings_of(server, document)
        if finding.code == wanted.code and finding.subject == wanted.subject
        for fix in fixes_of(server, document, finding)
        if fix.title == wanted.title
    ]

    def distance(pair: tuple[Finding, Fix]) -> tuple[int, int]:
        start = pair[0].range.start
        return abs(start.line - wanted.line), abs(start.column - wanted.column)

    return min(pairs, key=distance, default=None)


def _wants(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a client that asks for these kinds, which stand for their sub-kinds, wants `kind`."""
    if not only:
        return True
    asked = [each.value if isinstance(each, types.CodeActionKind) else each for each in only]
    return any(not each or kind == each or kind.startswith(f"{each}.") for each in asked)
