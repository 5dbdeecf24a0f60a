"""Applies the fixes of a document, and those that then become possible, until none is left."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.fixes.edits import compute
from edgewise.fixes.site import apply
from edgewise.fixes.together import Together, chosen
from edgewise.source.document import Document
from edgewise.source.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Finding
    from edgewise.fixes.edits import FileEdit

MAX_ROUNDS = 20
"""Fixes that touch each other wait for the next round: some ten in one statement are many."""

# What tree-sitter reads and Python 3 does not.
_PYTHON_2 = frozenset(("print_statement", "exec_statement"))
_LONE_RETURN = re.compile(r"\r(?!\n)")

Check = Callable[[str], Sequence["Finding"]]
"""Says what is found in a text of the document."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after `count` fixes, and what is still found in it."""

    text: str
    count: int
    remaining: tuple[Finding, ...]


class UnfixableError(Exception):
    """A text is better left alone; the text completes "<the file> …" to a sentence."""


def fix_document(text: str, path: Path | None, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes that `together.chosen` chooses, and return what is left.

    Raises `UnfixableError` where there are fixes but the text does not parse, or where they
    would go on for ever.
    """
    seen = {text}
    count = 0
    findings = check(text)
    for _ in range(MAX_ROUNDS):
        changed = _round(text, path, findings, unsafe=unsafe)
        if changed is None:
            return Fixed(text, count, tuple(findings))
        if count == 0 and not parses(text):
            raise UnfixableError("is left as it is: it does not parse")
        if changed.text in seen:
            break
        text, count = changed.text, count + changed.count
        seen.add(text)
        findings = check(text)
    raise UnfixableError(f"is left as it is: its fixes do not end after {MAX_ROUNDS} rounds")


def parses(text: str) -> bool:
    """Whether a text is Python: this one's, or a newer one's as far as tree-sitter knows it."""
    understood = _is_understood(text)
    if understood is not None:
        return understood
    # tree-sitter knows no lone carriage return as a line end
    pending = [parse(_LONE_RETURN.sub("\n", text).encode("utf-8", "replace"))]
    if pending[0].has_error:
        return False
    while pending:
        node = pending.pop()
        if node.type in _PYTHON_2:
            return False
        pending += node.named_children
    return True


def _is_understood(text: str) -> bool | None:
    """Whether this Python parses a text; None if another one might."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except IndentationError:
            return False
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    return True


@dataclass(frozen=True, slots=True)
class _Changed:
    text: str
    count: int


def _round(
    text: str, path: Path | None, findings: Sequence[Finding], *, unsafe: bool
) -> _Changed | None:
    """Apply what can be applied at once; None if there is nothing, or it would break the text."""
    document: Document | None = None
    fixes = []
    for finding, fix in chosen(findings, unsafe=unsafe):
        document = document or Document.open(text)
        edits = compute(fix, finding, document, path, _no_other_file)
        if edits and all(edit.path is None for edit in edits):
            fixes.append(edits)
    if not fixes:
        return None
    together = _applied(text, fixes)
    if together is not None or len(fixes) == 1:
        return together
    # One of them spoils it for the others.
    alone = (_applied(text, [edits]) for edits in fixes)
    return next((each for each in alone if each is not None), None)


def _applied(text: str, fixes: Iterable[Sequence[FileEdit]]) -> _Changed | None:
    together = Together()
    for edits in fixes:
        together.add(edits)
    changed = apply(text, together.edits[None])
    if changed == text or (parses(text) and not _as_good(text, changed)):
        return None
    return _Changed(changed, together.count)


def _as_good(before: str, after: str) -> bool:
    return bool(_is_understood(after)) if _is_understood(before) else parses(after)


def _no_other_file(path: Path) -> str:
    return ""
