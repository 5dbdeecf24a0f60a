"""Random bytes, random tokens, random cuts of real code."""

from __future__ import annotations

import keyword
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgewise.checker import check, references_at
from edgewise.fixes.edits import compute
from edgewise.hover import describe
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))
FIXTURES = "\n".join(
    path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "rules").glob("*.md"))
)
TOKENS = st.sampled_from(
    [
        *keyword.kwlist,
        *keyword.softkwlist,
        *"()[]{}:;,.=+-*/%@&|^~<>!\\#'\"`$?",
        *(
            "**",
            "//",
            "->",
            ":=",
            "...",
            "+=",
            "==",
            "'''",
            '"""',
            "f'",
            'f"""',
            "rb'",
            "{x!r:>{y}}",
        ),
        *("\n", "\n    ", "\n        ", "\n\t", "\r\n", "\r", "\x0c", " ", "\\\n"),
        *("x", "os", "signal", "hashlib", "threading", "Thread", "start", "new", "'md4'", "fork"),
        *("1", "0x_f", "1e9999", "1_0j", "'\\N{'", "'\\ud800'", "é", "\U0001d518", "\ufeff", "\0"),
        *("import fcntl", "from os import *", "import a.b.c as d", "global x", "match x:\n case"),
    ]
)
quickly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def loud():
    """A rule that fails is logged and skipped by the checker; here it fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edgewise.objections.report_broken", fail)
        yield


def fail(rule):
    raise AssertionError(f"{rule.code} failed")


def survives(text: str) -> None:
    document = Document.open(text)
    assert document.text == text
    for finding in check(document, TARGET):
        assert finding.range.start <= finding.range.end
        references = references_at(document, finding.range.start, TARGET)
        describe(references, TARGET)
        for fix in finding.fixes:
            compute(fix, finding, document, None, lambda path: path.read_text())


@given(st.binary(max_size=300))
@quickly
def test_bytes(content):
    survives(content.decode("utf-8", "replace"))
    survives(content.decode("latin-1"))


@given(st.text(max_size=200))
@quickly
def test_text(text):
    survives(text)


@given(st.lists(TOKENS, max_size=40), st.sampled_from(["", " "]))
@settings(quickly, max_examples=400)
def test_token_soup(tokens, between):
    survives(between.join(tokens))


@given(st.data())
@quickly
def test_cuts_of_code(data):
    """The fixtures from anywhere to anywhere, with something taken out."""
    start = data.draw(st.integers(0, len(FIXTURES)))
    length = data.draw(st.integers(0, 1500))
    text = FIXTURES[start : start + length]
    cut = data.draw(st.integers(0, len(text)))
    survives(text[:cut] + data.draw(TOKENS) + text[cut + data.draw(st.integers(0, 20)) :])
