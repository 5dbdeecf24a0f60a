"""A second, slow opinion on lines, columns and edits, to compare the real one with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edgewise.finding import Position, Range
from edgewise.source.document import Change
from edgewise.source.lines import PositionEncoding

_CODECS = {
    PositionEncoding.UTF8: ("utf-8", 1),
    PositionEncoding.UTF16: ("utf-16-le", 2),
    PositionEncoding.UTF32: ("utf-32-le", 4),
}


@dataclass(frozen=True)
class Edit:
    """Replace the characters from `start` up to `end` of a text."""

    start: int
    end: int
    text: str

    def on(self, text: str) -> str:
        """The text after it."""
        return text[: self.start] + self.text + text[self.end :]

    def as_change(self, text: str, encoding: PositionEncoding) -> Change:
        """What an editor would send."""
        ends = place(text, self.start, encoding), place(text, self.end, encoding)
        return Change(self.text, Range(*ends))


def edit(text: str, start: int, end: int, new: str) -> Edit:
    """An edit that an editor could make: no position lies between `\\r` and `\\n`."""
    start, end = (possible(text, min(offset, len(text))) for offset in sorted((start, end)))
    return Edit(start, end, new)


def possible(text: str, offset: int) -> int:
    return offset - 1 if text[max(offset - 1, 0) : offset + 1] == "\r\n" else offset


def place(text: str, offset: int, encoding: PositionEncoding) -> Position:
    """The client's position of a character offset."""
    before = text[:offset]
    ends = list(re.finditer(r"\r\n|\r|\n", before))
    line = before[ends[-1].end() :] if ends else before
    codec, size = _CODECS[encoding]
    return Position(len(ends), len(line.encode(codec, "surrogatepass")) // size)
