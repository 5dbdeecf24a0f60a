r"""Lines and columns as the Language Server Protocol means them.

A line ends at `\n`, `\r\n` or `\r` and nowhere else: a form feed or U+2028 is an
ordinary character here, though `str.splitlines` thinks otherwise.
"""

from __future__ import annotations

import re
from enum import Enum

# What str.splitlines would split at and an editor does not.
_ONLY_PYTHON_SPLITS = re.compile("[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class PositionEncoding(Enum):
    """What a column counts, by its name in the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def split_lines(text: str) -> list[str]:
    """The lines of `text` with their ends; a text that ends a line has no empty last one."""
    if _ONLY_PYTHON_SPLITS.search(text) is None:
        return text.splitlines(keepends=True)
    return _LINE.findall(text)


def without_end(line: str) -> str:
    """`line` without its line end."""
    return line.rstrip("\r\n")


def ends_line(text: str) -> bool:
    """Whether `text` ends with a line end."""
    return text.endswith(("\n", "\r"))


def to_characters(line: str, column: int, encoding: PositionEncoding) -> int:
    """Turn a client's `column` into a count of characters, kept within the line.

    A column inside a character, which no correct client sends, means its start.
    """
    line = without_end(line)
    if column <= 0:
        return 0
    if line.isascii() or encoding is PositionEncoding.UTF32:
        return min(column, len(line))
    units = 0
    for index, character in enumerate(line):
        units += _width(character, encoding)
        if units > column:
            return index
    return len(line)


def from_characters(line: str, column: int, encoding: PositionEncoding) -> int:
    """Turn a count of characters into the client's column."""
    if line.isascii() or encoding is PositionEncoding.UTF32:
        return column
    return sum(_width(character, encoding) for character in line[:column])


def _width(character: str, encoding: PositionEncoding) -> int:
    code = ord(character)
    if encoding is PositionEncoding.UTF16:
        return 2 if code > 0xFFFF else 1
    if code < 0x80:
        return 1
    if code < 0x800:
        return 2
    return 3 if code < 0x10000 else 4
