"""Changes a whole module with libcst: for fixes that touch more than one statement."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, TextEdit
from edgewise.fixes.minimal import changes
from edgewise.source.lines import split_lines
from edgewise.source.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst

    from edgewise.finding import Finding
    from edgewise.source.document import Document


def change_module(
    document: Document,
    finding: Finding,
    change: Callable[[libcst.Module, Finding], libcst.Module | None],
) -> list[TextEdit]:
    """Compute the edits; none where the module does not parse or `change` finds no way."""
    import libcst as cst  # noqa: PLC0415 - 0.3 s, and only when a fix is asked for

    text = document.text
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError:
        return []
    if module.code != text:
        return []
    changed = change(module, finding)
    if changed is None or parse(changed.code.encode()).has_error:
        return []
    return list(_edits(text, changed.code))


def _edits(old: str, new: str) -> Iterator[TextEdit]:
    """Compare line by line, and what differs token by token."""
    one, other = split_lines(old), split_lines(new)
    for kind, i, j, k, l in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():  # noqa: E741
        if kind == "equal":
            continue
        before = "".join(one[i:j])
        for change in changes(before, "".join(other[k:l])):
            where = Range(_position(before, change.start, i), _position(before, change.end, i))
            yield TextEdit(where, change.text)


def _position(text: str, offset: int, first_line: int) -> Position:
    lines = split_lines(text[:offset])
    if not lines or lines[-1].endswith(("\n", "\r")):
        return Position(first_line + len(lines), 0)
    return Position(first_line + len(lines) - 1, len(lines[-1]))
