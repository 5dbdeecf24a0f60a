"""The place in a document that a fix changes: its unit's concrete tree and exact text.

Only the unit is looked at, so a fix works though the rest of the file does not parse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, TextEdit
from edgewise.source.lines import split_lines, without_end
from edgewise.source.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from edgewise.source.document import Document
    from edgewise.source.units import Unit

_INDENTATION = re.compile(r"[ \t\f]*")
_DEFAULT_STEP = "    "


@dataclass(frozen=True)
class Site:
    """A range of a document with the unit around it; offsets count the unit's bytes."""

    document: Document
    unit: Unit
    first_line: int
    start: int
    end: int

    @classmethod
    def at(cls, document: Document, where: Range) -> Site | None:
        """Find the site of a range; None where the document has no such line."""
        found = document.unit_at(where.start.line)
        if found is None:
            return None
        unit, first_line = found
        start = _offset(unit, where.start.shifted(-first_line))
        end = _offset(unit, where.end.shifted(-first_line))
        return cls(document, unit, first_line, start, max(start, end))

    @cached_property
    def root(self) -> Node:
        """The unit's concrete tree."""
        return parse(self.unit.source)

    @cached_property
    def _bytes(self) -> bytes:
        # Not `unit.source`, in which a lone carriage return has become a line feed.
        return self.unit.text.encode("utf-8", "surrogatepass")

    def around(self, *types: str) -> Node | None:
        """Find the innermost node of one of these types that holds the whole range."""
        node = self.root.descendant_for_byte_range(self.start, self.end)
        while node is not None and node.type not in types:
            node = node.parent
        return node

    def holds(self, node: Node) -> bool:
        """Whether the range and the node have a character in common."""
        return node.start_byte < self.end and self.start < node.end_byte

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets, to the byte."""
        return self._bytes[start:end].decode("utf-8", "surrogatepass")

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` starts."""
        before = self._bytes[:offset]
        return max(before.rfind(b"\n"), before.rfind(b"\r")) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of `offset` ends, its line end not counted."""
        found = re.compile(rb"[\r\n]").search(self._bytes, offset)
        return found.start() if found else len(self._bytes)

    def prefix(self, offset: int) -> str:
        """Return what stands before `offset` on its line, without a byte order mark."""
        return self.text(self.line_start(offset), offset).lstrip("\ufeff")

    def replace(self, start: int, end: int, text: str) -> TextEdit:
        """Make the edit that replaces what stands between two offsets."""
        where = Range(self.unit.position(start), self.unit.position(end))
        return TextEdit(where.shifted(self.first_line), text)

    def new_line(self, offset: int) -> str:
        """Return the line end in use around `offset`."""
        line = self.unit.position(offset).line + self.first_line
        for number in (line, line - 1, 0):
            text = self.document.line(number)
            if end := text[len(without_end(text)) :]:
                return end[-2:] if end.endswith("\r\n") else end[-1:]
        return "\n"

    def indentation_step(self) -> str:
        """Return what the document indents a block by; four spaces if it has none."""
        others = (unit for unit in self.document.units if unit is not self.unit)
        for unit in (self.unit, *others):
            root = self.root if unit is self.unit else parse(unit.source)
            if step := _step(root, unit.lines):
                return step
        return _DEFAULT_STEP


def indentation(prefix: str) -> str | None:
    """Return the indentation that `prefix` is, None if it is more; a form feed starts it anew."""
    if _INDENTATION.fullmatch(prefix) is None:
        return None
    return prefix.rpartition("\f")[2]


def apply(text: str, edits: Iterable[TextEdit]) -> str:
    """Return `text` after edits, which count from its first line and do not overlap."""
    lines = split_lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def at(position: Position) -> int:
        return starts[min(position.line, len(lines))] + position.column

    for edit in sorted(edits, key=lambda edit: edit.range, reverse=True):
        text = text[: at(edit.range.start)] + edit.text + text[at(edit.range.end) :]
    return text


def _offset(unit: Unit, position: Position) -> int:
    before = "".join(unit.lines[: max(position.line, 0)])
    if position.line < len(unit.lines):
        before += without_end(unit.lines[position.line])[: position.column]
    return len(before.encode("utf-8", "surrogatepass"))


def _step(root: Node, lines: list[str]) -> str | None:
    """Find a block below its header and return by how much it is indented."""
    pending = [root]
    while pending:
        node = pending.pop()
        parent = node.parent
        if node.type == "block" and parent is not None and node.children:
            own = _INDENTATION.match(lines[node.children[0].start_point.row])
            outer = _INDENTATION.match(lines[parent.start_point.row].lstrip("\ufeff"))
            if own and outer and own[0].startswith(outer[0]) and own[0] != outer[0]:
                return own[0][len(outer[0]) :].replace("\f", "")
        pending.extend(reversed(node.named_children))
    return None
