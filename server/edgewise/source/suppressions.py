"""`# edgewise: ignore` comments: what they say and which findings they silence.

    import fcntl  # edgewise: ignore[EW101, call-fails]
    import fcntl  # edgewise: ignore
    # edgewise: ignore-file[EW101]

A comment silences what starts or ends on its line, and what belongs to the statement whose
last line it follows: a comment cannot stand inside a string or behind a backslash.
`ignore-file` counts above the first statement; the module's docstring may come before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from edgewise.finding import Position, Range
from edgewise.source.parsing import parse
from edgewise.source.syntax import Constant, Evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from edgewise.source.document import Document
    from edgewise.source.units import Unit

_MARK = "edgewise:"
_COMMENT = re.compile(
    r"#\s*edgewise:\s*ignore(?P<file>-file)?(?![\w-])"
    r"(?:\s*\[(?P<codes>[^\]#]*)(?P<close>\])?|(?!\s*\[))"
)
_ITEM = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


class Named(Protocol):
    """What a comment can name: a finding, in code or in a configuration file."""

    @property
    def code(self) -> str:
        """`EW101`."""

    @property
    def name(self) -> str:
        """`module-not-available`."""


class Placed(Named, Protocol):
    """What a comment can silence: something named at a place."""

    @property
    def range(self) -> Range:
        """Where it is said."""


@dataclass(frozen=True, slots=True)
class Item:
    """A code or a name in a comment's bracket, as written, and where."""

    text: str
    range: Range


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment; `start` and `end` are its place in the unit, up to the bracket's end.

    `items` are what stands in the bracket, None for everything. One that is not `closed` lacks
    the bracket's end and silences nothing.
    """

    start: Position
    end: Position
    items: tuple[Item, ...] | None
    whole_file: bool = False
    closed: bool = True
    written: frozenset[str] = frozenset()
    """What the items say, in small letters."""

    @property
    def codes(self) -> tuple[str, ...] | None:
        """Codes and names as written, None for everything."""
        return None if self.items is None else tuple(item.text for item in self.items)

    @property
    def range(self) -> Range:
        """From the mark to the bracket's end."""
        return Range(self.start, self.end)

    def covers(self, finding: Named) -> bool:
        """Whether it speaks of this kind of finding, by name or of all."""
        return self.closed and (self.items is None or self.names(finding))

    def names(self, finding: Named) -> bool:
        """Whether it says the finding's code or name."""
        return self.closed and (
            finding.code.lower() in self.written or finding.name in self.written
        )


def suppressions(unit: Unit) -> tuple[Suppression, ...]:
    """Return the suppression comments of a unit, in order."""
    if _MARK not in unit.text:
        return ()
    known = unit.notes.get(suppressions)
    if not isinstance(known, tuple):
        known = unit.notes[suppressions] = tuple(_read(unit))
    return known


def suppressed(unit: Unit, finding: Placed) -> bool:
    """Whether a comment silences `finding`, whose range counts from the unit's first line."""
    return bool(silencing(unit, finding))


def silencing(unit: Unit, finding: Placed) -> list[Suppression]:
    """Return the comments that silence `finding`, whose range counts from the unit's start."""
    found = [each for each in suppressions(unit) if not each.whole_file and each.covers(finding)]
    if not found:
        return []
    first, last = finding.range.start.line, finding.range.end.line
    return [
        each
        for each in found
        if first <= each.start.line <= last or each.start.line == last_line(unit, last)
    ]


def file_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the comments that speak for the whole document."""
    found: list[Suppression] = []
    for unit in document.units:
        alone = is_docstring(unit)
        found += (
            each
            for each in suppressions(unit)
            if each.whole_file and (alone or each.start.line < _first_line(unit))
        )
        if unit.body and not alone:
            break
    return tuple(found)


def last_line(unit: Unit, line: int) -> int:
    """Return the last line of the logical line that a line of the unit belongs to.

    Its end can carry a comment whatever stands before: the line itself may end inside a
    string or with a backslash.
    """
    last = line
    for first, end in _logical_lines(unit):
        if first <= last < end:
            last = end
    return last


def lines_around(unit: Unit, line: int) -> range:
    """Return the lines of the logical line that a line of the unit belongs to; itself if none."""
    spans = [(first, last) for first, last in _logical_lines(unit) if first <= line <= last]
    return range(min((first for first, _ in spans), default=line), last_line(unit, line) + 1)


def read_comment(comment: str, start: Position) -> Iterator[Suppression]:
    """Read what one comment, `#` and all, says; `start` is where it stands.

    A comment of several lines is one of JSON.
    """

    def place(offset: int) -> Position:
        before = comment[:offset]
        lines = before.count("\n")
        column = offset - before.rfind("\n") - 1
        return Position(start.line + lines, column if lines else start.column + column)

    for found in _COMMENT.finditer(comment):
        items = None
        if found["codes"] is not None:
            items = tuple(
                Item(code[0], Range(place(code.start()), place(code.end())))
                for code in _ITEM.finditer(comment, *found.span("codes"))
            )
        yield Suppression(
            place(found.start()),
            place(found.end()),
            items,
            whole_file=found["file"] is not None,
            closed=found["codes"] is None or found["close"] is not None,
            written=frozenset(item.text.lower() for item in items or ()),
        )


def _read(unit: Unit) -> Iterator[Suppression]:
    for start, comment in unit.comments():
        yield from read_comment(comment, start)


_Lines = tuple[int, int]
"""The first and the last line of something."""

_BLOCKS = frozenset({"module", "block", "ERROR"})
_COMPOUND = frozenset(
    {
        *("if_statement", "elif_clause", "else_clause", "for_statement", "while_statement"),
        *("try_statement", "except_clause", "except_group_clause", "finally_clause"),
        *("with_statement", "match_statement", "case_clause"),
        *("function_definition", "class_definition", "decorated_definition"),
    }
)


def _logical_lines(unit: Unit) -> tuple[_Lines, ...]:
    """Where the simple statements, headers and decorators of a unit stand, and what joins two."""
    known = unit.notes.get(_logical_lines)
    if not isinstance(known, tuple):
        root = parse(unit.source)
        known = unit.notes[_logical_lines] = tuple(_lines(root))
    return known


def _lines(root: Node) -> Iterator[_Lines]:
    pending = [root]
    while pending:
        node = pending.pop()
        if node.type in _BLOCKS:
            pending.extend(reversed(node.children))
        elif node.type in _COMPOUND:
            parts = [child for child in node.children if child.type != "comment"]
            inner = [each for each in parts if each.type in _BLOCKS or each.type in _COMPOUND]
            header = [each for each in parts if each not in inner and each.type != "decorator"]
            yield from (_span(each, each) for each in parts if each.type == "decorator")
            if header:
                yield _span(header[0], header[-1])
            pending.extend(reversed(inner))
        elif node.type == "line_continuation":  # between two statements: `a; \` and `b` below
            yield node.start_point.row, node.start_point.row + 1
        elif node.type not in ("comment", ";"):
            yield _span(node, node)


def _span(first: Node, last: Node) -> _Lines:
    return first.start_point.row, last.end_point.row


def _first_line(unit: Unit) -> int:
    """Where the first statement of a unit starts; its line count if it has none."""
    return next((first for first, _ in _logical_lines(unit)), unit.line_count)


def is_docstring(unit: Unit) -> bool:
    """Whether the unit is a string and nothing else."""
    return len(unit.body) == 1 and (
        isinstance(statement := unit.body[0], Evaluate)
        and isinstance(statement.value, Constant)
        and isinstance(statement.value.value, str)
    )
