"""A file is read once for all runtimes on which what it asks is the same.

What is found must be what a reading on each of them finds.
"""

from __future__ import annotations

import sysconfig
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from edgewise import checker
from edgewise.checker import check
from edgewise.finding import Position
from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.runtimes import catalogue
from edgewise.runtimes.noting import noting
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics import alike, module
from edgewise.source.document import Change, Document
from rules.fixtures import cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.finding import Finding
    from edgewise.semantics.circumstances import Circumstances
    from edgewise.semantics.interpret import Interpreter
    from edgewise.semantics.state import Names
    from edgewise.source.units import Unit

WORKERS = catalogue.workers_runtimes()
ALL = (*WORKERS, catalogue.runtime("pyodide-314"))
CORPUS = sorted((Path(__file__).parents[1] / "oracle" / "corpus").rglob("*.py"))
LIBRARY = Path(sysconfig.get_path("stdlib"))
# Those that ask for much that is otherwise somewhere, and some that do not.
MODULES = (
    *("socket", "ssl", "subprocess", "tempfile", "urllib/request", "http/client", "smtplib"),
    *("asyncio/events", "asyncio/runners", "multiprocessing/process", "zipfile", "uuid", "ast"),
    *("argparse", "logging/__init__", "concurrent/futures/thread", "textwrap", "json/decoder"),
)


def target(*runtimes: catalogue.Runtime) -> Target:
    return Target(runtimes, Choice(ChosenBy.DEFAULT, "default"))


def texts() -> list[str]:
    found = [case.text for case in cases()]
    found += [path.read_text("utf-8") for path in CORPUS[::6]]
    library = [LIBRARY / f"{name}.py" for name in MODULES]
    return found + [path.read_text("utf-8") for path in library if path.exists()]


def places(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {
        (each.code, each.range, each.subject)
        for each in findings
        if each.code not in ABOUT_SUPPRESSIONS
    }


def said(text: str, *runtimes: catalogue.Runtime) -> list[Finding]:
    """All that is said; of several places that a value is from it may be any that is shown."""
    findings = check(Document.open(text), target(*runtimes))
    return [replace(each, related=()) for each in findings]


@pytest.fixture(scope="module")
def found() -> list[dict[str, tuple[set[tuple[object, ...]], frozenset[str]]]]:
    """What is found in each text on each runtime, and where that may be otherwise."""
    every = []
    for text in texts():
        on_each = {}
        for runtime in WORKERS:
            with noting() as differing:
                findings = check(Document.open(text), target(runtime))
            on_each[runtime.name] = places(findings), frozenset(differing)
        every.append(on_each)
    return every


@pytest.mark.parametrize(
    ("older", "newer"),
    [pytest.param(*pair, id=f"{pair[0].name} {pair[1].name}") for pair in combinations(WORKERS, 2)],
)
def test_what_nothing_differs_in_is_found_on_both(
    found: list[dict[str, tuple[set[tuple[object, ...]], frozenset[str]]]],
    older: catalogue.Runtime,
    newer: catalogue.Runtime,
) -> None:
    same = others = 0
    for on_each in found:
        here, differing = on_each[older.name]
        there, _ = on_each[newer.name]
        others += here != there
        if newer.name not in differing:
            same += 1
            assert here == there
    assert others > 20
    assert same > len(found) / 3


@pytest.mark.parametrize("runtimes", [WORKERS[1:], ALL])
def test_several_runtimes_find_the_same_with_one_reading(
    runtimes: tuple[catalogue.Runtime, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = texts() if len(runtimes) == 2 else texts()[::4]
    once = [said(text, *runtimes) for text in some]
    for other in (alike, checker):
        monkeypatch.setattr(other, "is_alike", lambda *_: False)
    assert once == [said(text, *runtimes) for text in some], "unit by unit"
    monkeypatch.setattr(module, "read_before", lambda *_: [])
    assert once == [said(text, *runtimes) for text in some], "each by itself"


def test_only_what_differs_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, str]] = []
    execute = module._execute

    def counted(unit: Unit, circumstances: Circumstances, names: Names) -> Interpreter:
        read.append((circumstances.runtime.name, unit.text.strip().partition("\n")[0]))
        return execute(unit, circumstances, names)

    monkeypatch.setattr(module, "_execute", counted)
    text = """\
import sys
import threading
NEW = sys.version_info >= (3, 14)
def always():
    threading.Thread(target=print).start()
def sometimes():
    if NEW:
        threading.Thread(target=print).start()
if NEW:
    import syslog
"""
    both = target(*WORKERS[1:])
    document = Document.open(text)
    said_first = check(document, both)
    there = [line for name, line in read if name == "workers-3.14"]
    # the function is read again for what `NEW` means, its definition with it
    assert there == ["NEW = sys.version_info >= (3, 14)", "if NEW:", "def sometimes():"]
    read.clear()
    document = document.changed([Change(text.replace("print", "print  "))])
    assert len(check(document, both)) == len(said_first)
    assert [name for name, line in read if line == "def always():"] == ["workers-3.13"]
    assert check(document, both) == check(Document.open(document.text), both)


def test_a_file_is_read_once_as_long_as_nothing_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is typed: findings are those of a document that was opened with the text."""
    read: list[str] = []
    find = checker._objections_on

    def counted(runtime: catalogue.Runtime, *others: object) -> object:
        read.append(runtime.name)
        return find(runtime, *others)

    monkeypatch.setattr(checker, "_objections_on", counted)
    both = target(*WORKERS[1:])
    document = Document.open("import threading\n\nthreading.Thread(target=print).start()\n")
    findings = check(document, both)
    assert [each.runtimes for each in findings] == [both.names] * 2
    assert read == ["workers-3.13"]
    document = document.changed([Change("import sys\n" + document.text)])
    assert len(check(document, both)) == 2
    assert read == ["workers-3.13"] * 2
    flag = "if sys.version_info >= (3, 14):\n    threading.Thread(target=print).start()\n"
    text = document.text + flag
    document = document.changed([Change(text)])
    findings = check(document, both)
    assert read[2:] == ["workers-3.13", "workers-3.14"]
    assert [each.runtimes for each in findings] == [both.names] * 2 + [("workers-3.14",)]
    assert findings == check(Document.open(text), both)


def test_what_was_asked_before_anybody_checks_counts() -> None:
    """A hover reads before anybody checks, and what it asked is not asked again."""
    both = target(*WORKERS[1:])
    document = Document.open("import sys\nif sys.version_info >= (3, 14):\n    import syslog\n")
    checker.references_at(document, Position(0, 8), both)
    assert len(check(document, both)) == 1
    assert check(document, both) == check(Document.open(document.text), both)


GUARDED = """\
import ast
if not hasattr(ast, "Num"):
    import tkinter
"""


@pytest.mark.parametrize("inside", [False, True], ids=["module level", "function"])
def test_what_was_read_for_another_runtime_may_differ_on_a_third(*, inside: bool) -> None:
    """`crypt` differs before Python 3.13 alone, `ast.Num` after it alone."""
    guarded = "def later():\n" + indent(GUARDED, "    ") if inside else GUARDED
    text = f"import crypt\n{guarded}"
    older, middle, newer = WORKERS
    document = Document.open(text)
    for runtimes in [(older, middle), (middle, newer)]:
        assert check(document, target(*runtimes)) == check(Document.open(text), target(*runtimes))
    apart = [check(Document.open(text), target(each)) for each in (middle, newer)]
    assert [len(found) for found in apart] == [1, 2]
