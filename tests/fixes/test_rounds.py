"""All fixes of a document, applied until none is left."""

from __future__ import annotations

import pytest

from edgewise.finding import Finding, Position, Range, Severity
from edgewise.fixes.fix import Fix, ReplaceModule, Suppress
from edgewise.fixes.rounds import UnfixableError, fix_document, parses
from edgewise.fixes.together import chosen
from rules.checked import checked
from rules.fixtures import Case, cases

FIXABLE = [case for case in cases() if case.fixed]


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("case", FIXABLE, ids=[case.title for case in FIXABLE])
def test_they_end_parse_and_leave_nothing(case: Case, unsafe: bool, tmp_path) -> None:
    seen = checked(case, tmp_path)
    fixed = fix_document(seen.document.text, seen.path, seen.again, unsafe=unsafe)
    again = fix_document(fixed.text, seen.path, seen.again, unsafe=unsafe)
    assert (again.text, again.count) == (fixed.text, 0)
    assert parses(fixed.text)
    assert fixed.remaining == tuple(seen.again(fixed.text))


def finding(line: int, start: int, end: int, *fixes: Fix) -> Finding:
    where = Range(Position(line, start), Position(line, end))
    return Finding("EW302", "a-name", Severity.ERROR, "", where, "", (), fixes=fixes)


def replacing(old: str, new: str, *, safe: bool = True) -> Fix:
    return Fix(f"Import {new}", ReplaceModule(old, new), safe=safe)


def test_the_safe_one_is_chosen_and_hiding_is_no_fix() -> None:
    hide = Fix("Suppress", Suppress("EW302"))
    risky, safe = replacing("a", "b", safe=False), replacing("a", "c")
    both, risky_only = finding(0, 0, 1, risky, safe, hide), finding(1, 0, 1, hide, risky)
    assert [fix for _, fix in chosen([both, risky_only])] == [safe]
    assert [fix for _, fix in chosen([both, risky_only], unsafe=True)] == [safe, risky]


def test_fixes_that_undo_each_other_change_nothing() -> None:
    def swap(text: str) -> list[Finding]:
        name = "a" if text.startswith("import a") else text.split()[1]
        return [finding(0, 7, 8, replacing(name, "b" if name == "a" else "a"))]

    with pytest.raises(UnfixableError, match="do not end"):
        fix_document("import a as x\n", None, swap)


def test_a_text_without_fixes_need_not_parse() -> None:
    assert fix_document("def (", None, lambda _: []).text == "def ("


@pytest.mark.parametrize(
    ("text", "is_python"),
    [
        ("x = 1\ry = 2\r", True),
        ("x = f'{'a'}'\n", True),
        ("def f[T](x: T): ...\n", True),
        ("def f(:\n", False),
        ("exec 'x'\n", False),
        ("x = 1\n  y = 2\n", False),
    ],
)
def test_what_parses(text: str, is_python: bool) -> None:
    assert parses(text) is is_python
