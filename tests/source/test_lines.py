"""Lines and columns as the Language Server Protocol means them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.finding import Position
from edgewise.source.document import Document
from edgewise.source.lines import (
    PositionEncoding,
    ends_line,
    from_characters,
    split_lines,
    to_characters,
    without_end,
)
from source.reference import place, possible

UTF8, UTF16, UTF32 = PositionEncoding.UTF8, PositionEncoding.UTF16, PositionEncoding.UTF32

LINES = {
    "": [],
    "a": ["a"],
    "a\n": ["a\n"],
    "a\nb": ["a\n", "b"],
    "a\r\nb\r\n": ["a\r\n", "b\r\n"],
    "a\rb": ["a\r", "b"],
    "a\n\rb": ["a\n", "\r", "b"],
    "\r\r\n\n": ["\r", "\r\n", "\n"],
    "form\x0cfeed\n": ["form\x0cfeed\n"],
    "tab\x0bvertical\n": ["tab\x0bvertical\n"],
    "next\x85line\n": ["next\x85line\n"],
    "line\u2028separator\u2029\n": ["line\u2028separator\u2029\n"],
    "file\x1cgroup\x1drecord\x1e\r\nx": ["file\x1cgroup\x1drecord\x1e\r\n", "x"],
}


@pytest.mark.parametrize(("text", "lines"), LINES.items(), ids=map(repr, LINES))
def test_split(text, lines):
    assert split_lines(text) == lines
    assert ends_line(text) == (text[-1:] in {"\n", "\r"})


# text, characters before the place, column in utf-8, utf-16, utf-32
COLUMNS = {
    "ascii": ("import os\n", 7, 7, 7, 7),
    "tab": ("\timport os\n", 1, 1, 1, 1),
    "umlaut": ("ä = 1\n", 1, 2, 1, 1),
    "euro": ("€ = 1\n", 1, 3, 1, 1),
    "emoji": ("x = '😀'\n", 6, 9, 7, 6),
    "two emoji": ("'😀😀'", 3, 9, 5, 3),
    "combining": ("e\u0301 = 1\n", 2, 3, 2, 2),
    "family": ("'👩\u200d👧'", 4, 12, 6, 4),
    "byte order mark": ("\ufeffimport os\n", 8, 10, 8, 8),
    "separator": ("a\u2028b\n", 3, 5, 3, 3),
    "surrogate": ("'\ud800'\n", 2, 4, 2, 2),
    "at the end": ("ä\r\n", 1, 2, 1, 1),
    "null": ("\0ä\n", 2, 3, 2, 2),
}


@pytest.mark.parametrize(
    ("line", "characters", "utf8", "utf16", "utf32"), COLUMNS.values(), ids=COLUMNS
)
def test_columns(line, characters, utf8, utf16, utf32):
    for encoding, column in ((UTF8, utf8), (UTF16, utf16), (UTF32, utf32)):
        assert from_characters(line, characters, encoding) == column
        assert to_characters(line, column, encoding) == characters


@pytest.mark.parametrize("encoding", PositionEncoding)
@pytest.mark.parametrize("line", ["x = '😀'\n", "ä\r\n", "abc\r", "", "\n"])
def test_columns_outside_of_the_line(line, encoding):
    assert to_characters(line, -1, encoding) == 0
    assert to_characters(line, 10_000, encoding) == len(without_end(line))


def test_a_column_inside_a_character_means_its_start():
    assert to_characters("😀x\n", 1, UTF16) == 0
    assert to_characters("😀x\n", 3, UTF8) == 0
    assert to_characters("😀x\n", 5, UTF8) == 2


texts = st.text(
    st.sampled_from("ab (\n\r\t\x0c\x0b\x85\u2028\u2029\ufeff#'é€😀\u0301\U00010000\ud83d"),
    max_size=40,
)


@given(texts, st.sampled_from(PositionEncoding), st.integers(0, 40))
def test_positions_go_there_and_back(text, encoding, offset):
    offset = possible(text, min(offset, len(text)))
    client = place(text, offset, encoding)
    document = Document.open(text)
    ours = document.position(client.line, client.column, encoding)
    assert ours == place(text, offset, UTF32)
    assert document.client_column(ours, encoding) == client.column


@given(texts)
def test_a_document_is_its_lines(text):
    document = Document.open(text)
    lines = split_lines(text)
    assert document.text == text
    assert "".join(lines) == text
    assert [document.line(number) for number in range(len(lines))] == lines
    assert document.line(len(lines)) == document.line(-1) == ""
    assert document.starts[-1] == len(lines)
    for number in range(len(lines)):
        unit, start = document.unit_at(number)
        assert unit.lines[number - start] == lines[number]
    assert document.unit_at(len(lines)) is None or not lines


def test_byte_offsets_are_characters():
    document = Document.open("# 😀\nä = '€'; import os\n")
    (unit,) = document.units
    offset = unit.source.index(b"import")
    assert unit.position(offset) == Position(1, 9)
