"""Suppression comments in random code: written, judged and taken out."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgewise.checker import check
from edgewise.finding import Finding, Position, Range
from edgewise.fixes.edits import compute
from edgewise.fixes.site import apply
from edgewise.fixes.suppress import suppress_all
from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Change, Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))
COMMENTS = st.sampled_from(
    [
        *("", "", "", "  # noqa", "  # edgewise: ignore", "  # edgewise: ignore[]"),
        *("  # edgewise: ignore[EW101]", "  # edgewise: ignore[EW101, EW202]  # noqa: F401"),
        *("  # edgewise: ignore[EW202, EW202, x]", "# edgewise: ignore[EW101, EW901]"),
        *("  # edgewise: ignore[process-cannot-start] why", "  # edgewise: ignore[EW101"),
        *("  # edgewise: ignore-file[EW101]",),
    ]
)
STATEMENTS = st.sampled_from(
    [
        *("import fcntl", "import subprocess", "import syslog, curses", "import json"),
        *("x = subprocess.run('x')", "subprocess.run(\n    'x',\n    'y')", "x = 1"),
        *("def f():\n    import grp\n    subprocess.run('x')", "print('# edgewise: ignore')"),
        *("try:\n    import pwd\nexcept ImportError:\n    pwd = None", "x = 1 + \\\n    1"),
        *('f("""\n""", subprocess.run("x"), """\n""")', "class C:\n    import termios"),
        *("import packages_of_somebody as subprocess", "# edgewise: ignore[EW101]", "y = 'é'"),
        *("import fcntl; import grp", "subprocess.run('x') ; \\\nsubprocess.run('y')"),
    ]
)
LINES = st.lists(st.tuples(STATEMENTS, COMMENTS), max_size=8)
TOPS = st.sampled_from(
    ["", "# edgewise: ignore-file[EW101]\n", "# edgewise: ignore-file\n", '"""Doc."""\n']
)
quickly = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def loud():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edgewise.objections.report_broken", fail)
        yield


def fail(rule):
    raise AssertionError(f"{rule.code} failed")


def text_of(top: str, lines: list[tuple[str, str]]) -> str:
    return top + "".join(f"{statement}{comment}\n" for statement, comment in lines)


def checked(text: str) -> list[Finding]:
    return check(Document.open(text), TARGET)


def about_code(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.code not in ABOUT_SUPPRESSIONS]


@given(TOPS, LINES)
@quickly
def test_after_add_ignore_a_check_is_clean_and_a_second_time_changes_nothing(top, lines):
    text = text_of(top, lines)
    once = suppress_all(Document.open(text), about_code(checked(text)))
    assert about_code(checked(once.text)) == list(once.left) == []
    twice = suppress_all(Document.open(once.text), about_code(checked(once.text)))
    assert (twice.text, twice.silenced) == (once.text, ())
    # nothing but comments was added, and none that is not needed
    unneeded = Counter(each.code for each in checked(text) if each.code == "EW901")
    assert Counter(each.code for each in checked(once.text) if each.code == "EW901") <= unneeded


@given(TOPS, LINES)
@quickly
def test_taking_out_what_is_unused_leaves_the_other_findings(top, lines):
    text = text_of(top, lines)
    for _ in range(30):
        findings = checked(text)
        unused = next((each for each in findings if each.code == "EW901"), None)
        if unused is None:
            break
        (done,) = compute(unused.fixes[0], unused, Document.open(text), None, lambda _: "")
        after = apply(text, done.edits)
        assert len(after) < len(text)
        assert shapes(about_code(checked(after))) == shapes(about_code(findings))
        text = after
    else:
        raise AssertionError("there is always another one")


def shapes(findings: list[Finding]) -> list[tuple[str, str, int]]:
    """What was found in order; a line that held a comment alone may have gone."""
    return [(each.code, each.subject, each.range.start.column) for each in findings]


@given(TOPS, LINES, st.data())
@settings(quickly, max_examples=40)
def test_an_edit_tells_what_the_whole_text_tells(top, lines, data):
    document = Document.open(text_of(top, lines))
    check(document, TARGET)
    for _ in range(3):
        line = data.draw(st.integers(0, max(document.starts[-1] - 1, 0)))
        inserted = data.draw(st.tuples(STATEMENTS, COMMENTS))
        kept = data.draw(st.booleans())
        where = Range(Position(line, 0), Position(line if kept else line + 1, 0))
        change = Change(f"{inserted[0]}{inserted[1]}\n", where)
        document = document.changed([change]).reconciled()
        whole = Document.open(document.text)
        if not any(unit.broken for unit in whole.units):  # else they may be cut in other ways
            assert check(document, TARGET) == check(whole, TARGET)
