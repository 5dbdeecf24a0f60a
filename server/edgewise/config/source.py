"""A configuration file's values together with the places where they stand.

The values come from a strict reader (`tomllib`, `json`), which decides what is
valid; the places come from a tree-sitter tree over the same text. Where the
two disagree the value stands, and its place is that of what encloses it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from edgewise.finding import Position, Range
from edgewise.source.lines import ends_line, split_lines, without_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Node

T = TypeVar("T")

KeyPath = tuple[str | int, ...]
"""From the top of the file to a value: `("env", "production", "compatibility_flags", 0)`."""


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and the place of its literal, quotes and brackets included."""

    value: T
    range: Range


NOWHERE = Range(Position(0, 0), Position(0, 0))
"""The place of what no file states: the editor's settings, the command line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value stand, in characters from the start of the text."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text cannot be read at all."""

    reason: str
    range: Range


class Places:
    """Turns offsets into a text into positions."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = split_lines(text)
        if not text or ends_line(text):
            self._lines.append("")
        self._starts = list(accumulate(map(len, self._lines[:-1]), initial=0))

    def position(self, offset: int) -> Position:
        """Return the position of a character offset."""
        line = self._line(offset)
        return Position(line, offset - self._starts[line])

    def offset(self, position: Position) -> int:
        """Return the character offset of a position on one of the lines."""
        return self._starts[position.line] + position.column

    def range(self, start: int, end: int) -> Range:
        """Return the range between two character offsets."""
        return Range(self.position(start), self.position(end))

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, its line break not included."""
        line = self._line(offset)
        return self._starts[line] + len(without_end(self._lines[line]))

    def rest_of_line(self, line: int, column: int) -> Range:
        """From a place, which may lie beyond the text, to its line's end; never empty if it can.

        `line` and `column` count from zero.
        """
        line = min(line, len(self._starts) - 1)
        start = self._starts[line]
        end = self.line_end(start)
        begin = min(start + column, end)
        return self.range(begin if begin < end else max(start, end - 1), end)

    def end(self) -> Range:
        """Return the last line that says something."""
        return self.rest_of_line(self._line(len(self._text.rstrip())), 0)

    def characters(self, byte: int) -> int:
        """Return the character offset of a byte offset into the text's UTF-8."""
        return byte if self._byte_starts is None else bisect_left(self._byte_starts, byte)

    def of(self, node: Node) -> tuple[int, int]:
        """Return the character offsets of a tree-sitter node."""
        return self.characters(node.start_byte), self.characters(node.end_byte)

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _byte_starts(self) -> list[int] | None:
        if self._text.isascii():
            return None
        return list(accumulate(map(_utf8_width, self._text), initial=0))


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its marks (`# why`, `// why`, `/* why */`), and where it starts."""

    start: Position
    text: str


class Language(Enum):
    """What a file is written in."""

    TOML = "TOML"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class Source:
    """A text that could be read."""

    language: Language
    values: Mapping[str, object]
    places: Mapping[KeyPath, Place]
    lines: Places
    comments: tuple[Comment, ...] = ()

    def at(self, path: KeyPath) -> object | None:
        """Return the value at a path, None when there is none."""
        value: object = self.values
        for key in path:
            if isinstance(value, list) and isinstance(key, int):
                value = value[key] if key < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value

    def range(self, path: KeyPath) -> Range:
        """Where the value at a path stands; what encloses it where that is not known."""
        while path and path not in self.places:
            path = path[:-1]
        if place := self.places.get(path):
            return self.lines.range(*place.value)
        return self.lines.rest_of_line(0, 0)

    def key_range(self, path: KeyPath) -> Range:
        """Where the key of a path stands; what encloses it where that is not known."""
        if place := self.places.get(path):
            return self.lines.range(*place.key)
        return self.range(path)


def without_bom(text: str) -> str:
    """Put a space, which both formats allow there, in the place of a byte order mark."""
    return " " + text[1:] if text.startswith("\ufeff") else text


def _utf8_width(character: str) -> int:
    code = ord(character)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
