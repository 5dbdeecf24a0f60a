"""A regular expression in the code under check may take for ever: such a one is not tried."""

from __future__ import annotations

import pytest

from edgewise.semantics.patterns import call
from edgewise.semantics.values import UNKNOWN, constant

SUBJECT = "a" * 60


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:a|a)*b",
        r"(a*)*b",
        r"(a{1,9}){1,9}b",
        r"(?:a?a?)+b",
        "a*" * 30 + "b",
        "a?" * 30 + "b",
        "(?:a|a)" * 30 + "b",
        "a" * 10_000,
    ],
)
def test_slow_patterns_are_not_tried(pattern):
    assert call("re.match", [constant(pattern), constant(SUBJECT)]) == UNKNOWN


def test_long_texts_are_not_tried():
    assert call("re.search", [constant("b$"), constant(SUBJECT * 10)]) == UNKNOWN


@pytest.mark.parametrize("pattern", ["(", "[a", r"\9", "*", "a{9999999999}"])
def test_patterns_with_errors(pattern):
    assert call("re.match", [constant(pattern), constant(SUBJECT)]) == UNKNOWN


def test_quick_patterns():
    assert call("re.match", [constant(r"^(\d+)\.(x|y)"), constant("12.z")]) == constant(None)
    assert call("re.search", [constant("b|c"), constant(SUBJECT)]) == constant(None)
    assert call("re.match", [constant("a+"), constant(b"aa")]) == UNKNOWN
    assert call("re.sub", [constant("a"), constant("b")]) is None
