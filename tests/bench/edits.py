"""What is typed: prepared texts, and the keys that go into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from . import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TYPED = 'kept = hashlib.new("md4", os.urandom(8))\n'
"""Typed letter by letter: for most of the time the line does not parse."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what lies between two places, in lines and columns from 0, by a text."""

    line: int
    column: int
    text: str
    end_line: int | None = None
    end_column: int | None = None

    @property
    def end(self) -> tuple[int, int]:
        if self.end_line is None or self.end_column is None:
            return self.line, self.column
        return self.end_line, self.end_column


@dataclass(frozen=True, slots=True)
class Typing:
    """A document before the first key, and the endless keys."""

    text: str
    failing: int
    keys: Callable[[], Iterator[Edit]]


def digits(source: corpus.Text, line: int) -> Typing:
    """Lengthen the number of an assignment: every text on the way parses."""
    return _at(source, line, "number = 1\n", lambda: _along(line, len("number = 1"), "7"))


def broken(source: corpus.Text, line: int) -> Typing:
    """Type lines of code letter by letter."""
    indented = re.match(r" *", source.lines[line] if line < len(source.lines) else "")
    indent = indented.group() if indented else ""

    def keys() -> Iterator[Edit]:
        down, column = line, 0
        typed = indent + TYPED
        for index in count():
            key = typed[index % len(typed)]
            yield Edit(down, column, key)
            down, column = (down + 1, 0) if key == "\n" else (down, column + 1)

    return _at(source, line, "\n", keys)


def in_string(source: corpus.Text, line: int) -> Typing:
    """Write a sentence inside a string."""
    words = "what the customer is told when nothing is left on the shelf "
    return _at(source, line, 'MESSAGE = ""\n', lambda: _along(line, len('MESSAGE = "'), words))


def paste_and_undo(source: corpus.Text, line: int, pasted: int) -> Typing:
    """Paste so many lines, undo it, and again."""
    clip = corpus.module(pasted).text.removeprefix(corpus.HEAD)
    clip += "# end\n" * (pasted - clip.count("\n"))

    def keys() -> Iterator[Edit]:
        while True:
            yield Edit(line, 0, clip)
            yield Edit(line, 0, "", line + clip.count("\n"), 0)

    return Typing(source.text, source.failing, keys)


def middle(source: corpus.Text) -> int:
    """The start of the top-level statement nearest to the middle."""
    lines = source.lines
    starts = [
        number
        for number, line in enumerate(lines)
        if line.startswith(("def ", "class ")) and not lines[number - 1].strip()
    ]
    return min(starts, key=lambda number: abs(number - len(lines) // 2))


def in_method(source: corpus.Text) -> int:
    """A line inside the method nearest to the middle."""
    lines = source.lines
    inside = [number for number, line in enumerate(lines) if line.startswith("        self.total")]
    return min(inside, key=lambda number: abs(number - len(lines) // 2))


def _at(
    source: corpus.Text, line: int, inserted: str, keys: Callable[[], Iterator[Edit]]
) -> Typing:
    lines = source.text.splitlines(keepends=True)
    lines.insert(line, inserted)
    return Typing("".join(lines), source.failing, keys)


def _along(line: int, column: int, letters: str) -> Iterator[Edit]:
    return (Edit(line, column + index, letters[index % len(letters)]) for index in count())
