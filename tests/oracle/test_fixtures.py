"""Every fixture and every rule's examples in real Pyodide: what is said is what happens.

Code on which nothing is expected must run to its end; where a failure is expected, real
Pyodide must raise that exception on that line, and nothing else anywhere. What Node adds to
Pyodide (sockets, a shell) is not run: there the fixture cites, and the runtime's fact must
name that evidence.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edgewise.checker import check
from edgewise.rules import all_rules
from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Use
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document
from oracle.pyodide_runs import NotProvedError, Place, Program, Proof, run
from rules.checked import checked, runtimes_of
from rules.fixtures import Case, cases

if TYPE_CHECKING:
    from edgewise.finding import Finding
    from edgewise.runtimes.runtime import Failure, Runtime

pytestmark = pytest.mark.oracle

CASES = [(runtime, case) for case in cases() for runtime in runtimes_of(case)]
RULES = all_rules()
WORKERS = [name for name in catalogue.names() if name.startswith("workers-")]
_SECTION = re.compile(
    r"^## (?P<title>[^\n]+)$(?P<before>(?:(?!^## |^```python$).)*)^```python\n(?P<code>.*?)^```$",
    re.M | re.S,
)
_FILE = re.compile(r"^```\w+ (?P<name>\S+)\n(?P<text>.*?)^```$", re.M | re.S)


@pytest.mark.parametrize(
    ("runtime", "case"),
    sorted(CASES, key=lambda pair: pair[0]),
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_fixture(runtime, case, tally, tmp_path):
    expected = [each for each in case.expected if each.holds_on(runtime)]
    proof = proven(runtime, program(case, runtime))
    raised = Counter(
        (failure.line, named(failure.exceptions, case))
        for failure in proof.failures
        if not is_suppressed(case, failure.line)
    )
    claimed = Counter(
        (each.line, each.raised)
        for each in expected
        if each.raised not in {None, "silently"} and each.cited is None
    )
    assert raised == claimed, [failure.message for failure in proof.failures]
    tally["proven by running"] += sum(claimed.values())
    tally["clean blocks that ran"] += not expected
    if not expected:
        return
    findings = {
        (finding.range.start.line + 1, finding.code): finding
        for finding in checked(case, tmp_path).findings
    }
    for each in expected:
        if each.cited is None and each.raised != "silently":
            continue
        finding = findings[each.line, each.code]
        failures = evidence(catalogue.runtime(runtime), finding)
        if each.raised == "silently":
            assert any(failure.silent for failure, _ in failures)
            tally["silent, measured by the probe"] += 1
            continue
        assert (each.raised, each.cited) in {
            (short(failure.exception), source) for failure, source in failures
        }
        tally[f"cited from {each.cited}"] += 1


@pytest.mark.parametrize("runtime", WORKERS)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_example(rule, runtime, tally):
    """The page's example fails where the rule says, on each Workers runtime that it speaks of."""
    code = sections(rule)["Example"]
    findings = found(rule, code, runtime)
    if not findings:
        pytest.skip(f"{rule.code} says nothing about its example on {runtime}")
    proof = proven(runtime, Program(code, files=files(rule)))
    at = {failure.line: failure for failure in proof.failures}
    lines = {finding.range.start.line + 1 for finding in findings}
    for finding in findings:
        failures = evidence(catalogue.runtime(runtime), finding)
        failure = at.get(finding.range.start.line + 1)
        if not failures or any(each.silent for each, _ in failures):
            tally["example: nothing is raised"] += 1
        elif failure is None:
            assert {source for _, source in failures} <= {"workerd", "docs"}
            tally["example: cited"] += 1
        else:
            tally["example: proven by running"] += 1
    others = {finding.range.start.line + 1 for finding in check_on(code, runtime, files(rule))}
    assert set(at) <= lines | others


@pytest.mark.parametrize("runtime", WORKERS)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_use_instead(rule, runtime):
    """What the page offers runs, and nothing is said about it."""
    code = sections(rule)["Use instead"]
    assert check_on(code, runtime, files(rule)) == []
    assert proven(runtime, Program(code)).failures == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_example_is_reported(rule):
    """On some current runtime of Workers the rule speaks about its own example."""
    assert any(
        found(rule, sections(rule)["Example"], runtime.name)
        for runtime in catalogue.current_workers()
    )


SITE = ".venv/lib/python3.13/site-packages"
RAPIDJSON = "rapidjson.cpython-313-x86_64-linux-gnu.so"
# What must be installed where a rule's example is checked.
INSTALLED = {
    "EW105": (
        (".venv/pyvenv.cfg", "home = /usr/bin\n"),
        (f"{SITE}/{RAPIDJSON}", "ELF"),
        (
            f"{SITE}/python_rapidjson-1.3.dist-info/WHEEL",
            "Tag: cp313-cp313-manylinux_2_17_x86_64\n",
        ),
        (f"{SITE}/python_rapidjson-1.3.dist-info/RECORD", f"{RAPIDJSON},,\n"),
    )
}


def sections(rule) -> dict[str, str]:
    found = {match["title"]: match["code"] for match in _SECTION.finditer(rule.documentation())}
    assert {"Example", "Use instead"} <= set(found)
    return found


def files(rule) -> tuple[tuple[str, str], ...]:
    """The files beside a rule's example, such as the configuration that it is about."""
    found = {match["title"]: match["before"] for match in _SECTION.finditer(rule.documentation())}
    shown = ((file["name"], file["text"]) for file in _FILE.finditer(found["Example"]))
    return (*shown, *INSTALLED.get(rule.code, ()))


def check_on(code: str, runtime: str, files: tuple[tuple[str, str], ...] = ()) -> list[Finding]:
    if files:
        case = Case("", "", 0, code, files=files, runtimes=(runtime,))
        with tempfile.TemporaryDirectory() as folder:
            return checked(case, Path(folder)).findings
    target = Target((catalogue.runtime(runtime),), Choice(ChosenBy.COMMAND_LINE, "a test"))
    return check(Document.open(code), target)


def found(rule, code: str, runtime: str) -> list[Finding]:
    findings = check_on(code, runtime, files(rule))
    return [finding for finding in findings if finding.code == rule.code]


def program(case: Case, runtime: str) -> Program:
    """What to run of a case; nothing is executed at the places that only cite."""
    cited = [each for each in case.expected if each.holds_on(runtime) and each.cited is not None]
    places: list[Place] = []
    if cited:
        places = [
            (start.line + 1, start.column, end.line + 1, end.column)
            for finding in check_on(case.text, runtime)
            if any(
                (each.line, each.code) == (finding.range.start.line + 1, finding.code)
                for each in cited
            )
            for start, end in [(finding.range.start, finding.range.end)]
        ]
    return Program(case.text, tuple(places), tuple(case.files))


@cache
def _all_proofs(runtime: str) -> dict[Program, Proof | NotProvedError]:
    """Everything that runs on one runtime, in one process."""
    programs = [program(case, name) for name, case in CASES if name == runtime]
    if runtime in WORKERS:
        for rule in RULES:
            programs.append(Program(sections(rule)["Example"], files=files(rule)))
            programs.append(Program(sections(rule)["Use instead"]))
    programs = list(dict.fromkeys(programs))
    return dict(zip(programs, run(runtime, programs), strict=True))


def proven(runtime: str, wanted: Program) -> Proof:
    proof = _all_proofs(runtime)[wanted]
    if isinstance(proof, NotProvedError):
        raise proof
    return proof


def named(exceptions: tuple[str, ...], case: Case) -> str:
    """The exception's name as the fixture writes it."""
    written = {each.raised for each in case.expected}
    return next((name for name in exceptions if name in written), exceptions[0])


def is_suppressed(case: Case, line: int) -> bool:
    """Whether the code says that it knows of the failure on a line."""
    written = case.text.split("\n")[line - 1]
    silenced = "# edgewise: ignore" in written or "# edgewise: ignore-file" in case.text
    return silenced and not any(each.line == line and each.raised for each in case.expected)


def short(exception: str) -> str:
    return exception.rpartition(".")[2]


def evidence(runtime: Runtime, finding: Finding) -> list[tuple[Failure, str]]:
    """What the facts say about a finding's subject, and where they have it from."""
    name = finding.subject
    known: list[tuple[Failure, str]] = [
        (behaviour.failure, behaviour.evidence.value)
        for use in Use
        for behaviour in runtime.uses(name, use)
    ]
    fact = runtime.module(name)
    if fact is not None and fact.failure is not None:
        known.append((fact.failure, fact.evidence.value))
    module, _, member = name.rpartition(".")
    lacked = runtime.lacks(module, member)
    if lacked is not None:
        known.append((lacked, runtime.missing_names[module][member].value))
    return known
