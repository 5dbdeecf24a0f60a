"""Edits: the text that results, and the units that are cut anew."""

from __future__ import annotations

import pytest

from edgewise.finding import Position, Range
from edgewise.source.document import Change, Document
from edgewise.source.lines import PositionEncoding
from edgewise.source.units import cut
from source.reference import edit

TEXT = """\
import os
import sys

# about f
@decorate
def f(a, b):
    return os.path.join(a, b)


class C:
    '''Docs.

    more'''

    def m(self):
        return [
            1,
        ]
if sys:
    pass
elif os:
    pass
else:
    x = 1; y = 2
"""


def texts(document: Document) -> list[str]:
    return [unit.text for unit in document.units]


def test_units_are_top_level_statements():
    units = texts(Document.open(TEXT))
    assert [unit.strip().partition("\n")[0] for unit in units] == [
        "import os",
        "import sys",
        "# about f",
        "class C:",
        "if sys:",
    ]
    assert "".join(units) == TEXT


def test_statements_that_share_a_line_share_a_unit():
    assert texts(Document.open("import os; import sys\nx = 1; y = (\n2); z = 3\n")) == [
        "import os; import sys\n",
        "x = 1; y = (\n2); z = 3\n",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_edit_keeps_the_other_units(newline):
    document = Document.open(TEXT.replace("\n", newline))
    changed = document.changed([Change("k", Range(Position(6, 4), Position(6, 5)))])
    assert "    keturn os" in changed.text
    same = [unit for unit in changed.units if unit in document.units]
    assert len(same) == len(document.units) - 1


def test_what_gets_short_takes_the_lines_above_in_again():
    """As in a text that is opened: lines are apart above long statements only."""
    text = f"a = 1\n\ndef f():\n    return '{'x' * 200}'\n"
    document = Document.open(text)
    assert len(document.units) == 3
    short = document.changed([Change("", Range(Position(3, 12), Position(3, 212)))])
    assert texts(short) == texts(Document.open(short.text))
    assert len(short.units) == 2


def test_the_whole_text_again_keeps_every_unit():
    document = Document.open(TEXT)
    again = document.changed([Change(TEXT)])
    assert all(mine is other for mine, other in zip(again.units, document.units, strict=True))
    assert again.settled


def test_changes_follow_each_other():
    document = Document.open("a\nb\n").changed(
        [
            Change("one\ntwo\n", Range(Position(0, 0), Position(1, 0))),
            Change("x", Range(Position(1, 0), Position(1, 3))),
            Change("", Range(Position(0, 0), Position(1, 0))),
        ]
    )
    assert document.text == "x\nb\n"


@pytest.mark.parametrize("encoding", PositionEncoding)
@pytest.mark.parametrize(
    ("text", "start", "end", "new"),
    [
        ("", 0, 0, "import os\n"),
        ("x = '😀'\nimport os\n", 5, 6, "é"),
        ("x = 'e\u0301'\r\ny = 1\r\n", 7, 7, "\r\n"),
        ("a\rb\rc", 2, 3, "bb\r"),
        ("\ufeffimport os\n", 1, 7, "import json\nimport"),
        ("x\u2028 = 1\ny = 2\n", 7, 8, "z"),
        ("def f():\n\tpass\n\x0c\ndef g():\n\tpass\n", 16, 16, "# \x85\n"),
        ("a\r\nb", 1, 1, "\r"),
        ("a\nb", 1, 1, "\r"),
        ("x = [\n1\n]\n", 4, 5, ""),
        ("x = '''\na\n'''\n", 0, 14, ""),
        ("no end", 6, 6, " of line"),
        ("a\n\n\nb\n", 1, 4, ""),
    ],
)
def test_edited(text, start, end, new, encoding):
    change = edit(text, start, end, new)
    document = Document.open(text).changed([change.as_change(text, encoding)], encoding)
    assert document.text == change.on(text)
    if document.settled:
        assert texts(document) == [unit.text for unit in cut(document.text)]


def test_a_range_beyond_the_end_appends():
    document = Document.open("a\n").changed([Change("b\n", Range(Position(9, 9), Position(10, 0)))])
    assert document.text == "a\nb\n"


def test_ranges_of_the_document():
    document = Document.open(TEXT)
    assert document.slice(Range(Position(0, 7), Position(0, 9))) == "os"
    assert document.slice(Range(Position(0, 7), Position(1, 6))) == "os\nimport"


def test_typed_and_taken_back():
    """After a detour through broken text the units are what they were."""
    document = Document.open(TEXT)
    line = 6
    for opened in ("(", "[", '"""', "if x", "\\", "{'", "def", "@"):
        there = document.changed([Change(opened, Range(Position(line, 4), Position(line, 4)))])
        end = Position(line, 4 + len(opened))
        back = there.changed([Change("", Range(Position(line, 4), end))]).reconciled()
        assert back.text == TEXT
        assert texts(back) == texts(document), opened
