"""Every fixture: the findings, no more and no fewer, and what their fixes give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edgewise.checker import check
from edgewise.finding import Severity
from edgewise.fixes.fix import Suppress
from edgewise.rules import documented
from edgewise.rules.config_rule import ConfigRule
from edgewise.source.document import Document
from rules.checked import Checked, checked
from rules.fixtures import Case, Fixed, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.finding import Finding, Range
    from edgewise.fixes.fix import Fix

CASES = cases()
RULES = [rule for rule in documented() if not isinstance(rule, ConfigRule)]


def of_each_case(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.title for case in cases])


@of_each_case(CASES)
def test_findings(case, tmp_path):
    seen = checked(case, tmp_path)
    said = [
        f"line {finding.range.start.line + 1}: {finding.severity.value}: [{finding.code}]"
        f" on {finding.target}"
        for finding in seen.findings
    ]
    expected = [
        f"line {line}: {severity}: [{code}] on {', '.join(where)}"
        for line, severity, code, where in together(case, seen.target.names)
    ]
    assert sorted(said) == sorted(expected)


@of_each_case([case for case in CASES if case.fixed])
def test_fixed(case, tmp_path):
    seen = checked(case, tmp_path)
    for fixed in case.fixed:
        finding, fix = wanted(seen, fixed)
        assert seen.fixed(finding, fix) == fixed.text


@of_each_case([case for case in CASES if case.expected])
def test_a_fix_that_rewrites_the_code_ends_the_finding(case, tmp_path):
    seen = checked(case, tmp_path)
    for finding, fix in fixes(seen):
        text = seen.fixed(finding, fix)
        if fix.safe or isinstance(fix.action, Suppress):
            assert text is not None, fix.title
        if text is None:
            continue
        assert text != seen.document.text, fix.title
        left = [(each.code, each.subject, each.message) for each in seen.again(text)]
        before = [(each.code, each.subject, each.message) for each in seen.findings]
        key = (finding.code, finding.subject, finding.message)
        assert left.count(key) < before.count(key), f"{fix.title}\n{text}"
        # what a guarded import leaves behind is None, and using it fails
        own = (finding.subject, f"{finding.subject}.")
        new = [each for each in left if each[1] != own[0] and not each[1].startswith(own[1])]
        assert len(new) <= len(before), f"{fix.title}\n{text}"


@of_each_case([case for case in CASES if len(case.target().runtimes) > 1])
def test_a_target_says_what_its_runtimes_say(case, tmp_path):
    """A target of several runtimes is the union of targets of one each.

    A suppression is unused where none of them needs it.
    """
    seen = checked(case, tmp_path)
    together = sorted(
        (name, finding.code, finding.range)
        for finding in seen.findings
        for name in finding.runtimes
    )
    alone = sorted(
        (runtime.name, finding.code, finding.range)
        for runtime in seen.target.runtimes
        for finding in check(
            Document.open(case.text),
            type(seen.target)((runtime,), seen.target.choice),
            seen.project,
            seen.path,
        )
    )
    alone = [each for each in alone if each[1] != "EW901" or needed_nowhere(each[2], alone, seen)]
    assert together == alone


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_cases_where_it_speaks_and_where_it_is_silent(rule):
    own = [case for case in CASES if case.fixture == rule.name.replace("-", "_")]
    speaking = [case for case in own if any(each.code == rule.code for each in case.expected)]
    silent = [case for case in own if not case.expected]
    assert len(speaking) >= 3
    assert len(silent) >= 2


def needed_nowhere(where: Range, alone: list[tuple[str, str, Range]], seen: Checked) -> bool:
    found = [name for name, code, range_ in alone if code == "EW901" and range_ == where]
    return len(found) == len(seen.target.runtimes)


def together(case: Case, names: tuple[str, ...]) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """What is expected where; exceptions that differ by runtime are one finding."""
    merged: dict[tuple[int, str, str], list[list[str]]] = {}
    for each in case.expected:
        where = [name for name in names if each.holds_on(name)]
        groups = merged.setdefault((each.line, each.severity, each.code), [])
        for group in groups:
            if where and not set(group) & set(where):
                group.extend(where)
                break
        else:
            groups += [where] if where else []
    for (line, severity, code), groups in merged.items():
        for group in groups:
            yield line, severity, code, tuple(name for name in names if name in group)


def wanted(seen: Checked, fixed: Fixed) -> tuple[Finding, Fix]:
    """The first fix of that title, or the first that is more than a suppression."""
    for finding, fix in fixes(seen):
        if fixed.title is None and not isinstance(fix.action, Suppress):
            return finding, fix
        if fixed.title is not None and fix.title.startswith(fixed.title):
            return finding, fix
    offered = [fix.title for _, fix in fixes(seen)]
    raise AssertionError(f"no fix {fixed.title or ''!r} among {offered}")


def fixes(seen: Checked) -> Iterator[tuple[Finding, Fix]]:
    for finding in seen.findings:
        assert isinstance(finding.severity, Severity)
        for fix in finding.fixes:
            yield finding, fix
