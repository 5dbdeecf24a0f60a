"""Whatever is typed, in whatever order: the same text, units and findings as opening it afresh."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgewise.checker import check
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document
from edgewise.source.lines import PositionEncoding
from edgewise.source.units import cut
from source.reference import edit

SAMPLES = {
    path.name.partition(".")[0]: path.read_bytes().decode("utf-8")
    for path in sorted((Path(__file__).parent / "samples").glob("*.py.txt"))
}
TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))

PIECES = st.sampled_from(
    [
        *"()[]{}:,.=#@\\'\" \t\nxé😀",
        "\r",
        "\r\n",
        '"""',
        "'''",
        "\n\n",
        "    ",
        "if x",
        "else:\n",
        "except ImportError:\n    pass\n",
        "import fcntl\n",
        "\nimport syslog as log\n",
        "try:\n    import grp\n",
        "def f():\n    import pwd\n",
        "os.fork()\n",
        "return",
        "f'{",
        "\x0c",
        "\u2028",
        "# edgewise: ignore\n",
        "lambda: ",
        "async ",
    ]
)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.one_of(PIECES, st.just(""))),
    min_size=1,
    max_size=8,
)
encodings = st.sampled_from(PositionEncoding)


def edited(text: str, script, encoding) -> tuple[Document, str]:
    """The document after a script of edits, and the text that a plain string makes of it."""
    document = Document.open(text)
    for where, length, new in script:
        start = int(where * len(text))
        change = edit(text, start, start + length, new)
        document = document.changed([change.as_change(text, encoding)], encoding)
        text = change.on(text)
    return document, text


def parses(text: str) -> bool:
    """Whether it is Python, to this interpreter and to the parser."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "text", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return not any(unit.broken for unit in Document.open(text).units)


def units(document: Document) -> list[tuple[str, bool]]:
    return [(unit.text, unit.broken) for unit in document.units]


@pytest.mark.parametrize("sample", SAMPLES)
@given(script=EDITS, encoding=encodings)
@settings(max_examples=60, deadline=None)
def test_after_edits(sample, script, encoding):
    document, text = edited(SAMPLES[sample], script, encoding)
    fresh = Document.open(text)
    assert document.text == text
    assert document.starts[-1] == fresh.starts[-1]
    if document.settled:
        assert units(document) == [(unit.text, unit.broken) for unit in cut(text)]
    expected = check(fresh, TARGET)
    assert check(document.reconciled(), TARGET) == expected
    if parses(text):
        assert check(document, TARGET) == expected


@pytest.mark.parametrize("sample", SAMPLES)
@given(script=EDITS)
@settings(max_examples=25, deadline=None)
def test_readings_kept_from_before_an_edit(sample, script):
    """The same, looking at the findings after every edit, so that there is something to keep."""
    text = SAMPLES[sample]
    document = Document.open(text)
    check(document, TARGET)
    for where, length, new in script:
        start = int(where * len(text))
        change = edit(text, start, start + length, new)
        document = document.changed([change.as_change(text, PositionEncoding.UTF32)])
        text = change.on(text)
        said = check(document, TARGET)
        fresh = check(Document.open(text), TARGET)
        if document.settled:
            assert said == fresh
        document = document.reconciled()
        assert check(document, TARGET) == fresh


@pytest.mark.parametrize("sample", SAMPLES)
def test_typing_the_whole_file(sample):
    """Character by character from nothing, as an editor's client test would."""
    text = SAMPLES[sample]
    document, typed = Document.open(""), ""
    for character in text:
        change = edit(typed, len(typed), len(typed), character)
        document = document.changed([change.as_change(typed, PositionEncoding.UTF16)])
        typed = change.on(typed)
        check(document, TARGET)
    assert document.text == text
    assert check(document.reconciled(), TARGET) == check(Document.open(text), TARGET)
    assert check(document, TARGET) == check(Document.open(text), TARGET)
