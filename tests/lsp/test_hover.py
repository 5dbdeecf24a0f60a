"""What a hover says, for every row of the published table, without any protocol."""

from __future__ import annotations

import pytest

from edgewise.checker import references_at
from edgewise.finding import Position
from edgewise.hover import Description, describe
from edgewise.runtimes.selection import requested_target
from edgewise.runtimes.target import ChosenBy, Target
from edgewise.source.document import Document

EXCLUDED = [
    *("curses", "dbm", "ensurepip", "fcntl", "grp", "idlelib", "lib2to3", "msvcrt", "pwd"),
    *("resource", "syslog", "termios", "tkinter", "turtle", "turtledemo", "venv", "winreg"),
    *("winsound", "curses.ascii", "dbm.gnu", "tkinter.ttk"),
]
TARGETS = ("workers-3.12", "workers-3.13", "workers-3.14", "workers", "pyodide-0.28")


def target(*names: str) -> Target:
    return requested_target(names, ChosenBy.EDITOR)


def hover(code: str, words: str, on: str) -> Description | None:
    document = Document.open(code)
    line = next(number for number, text in enumerate(code.splitlines()) if words in text)
    column = code.splitlines()[line].rindex(words)
    chosen = target(on)
    return describe(references_at(document, Position(line, column), chosen), chosen)


@pytest.mark.parametrize("on", TARGETS)
@pytest.mark.parametrize("module", EXCLUDED)
def test_every_excluded_module_has_a_hover(module: str, on: str) -> None:
    found = hover(f"import {module}\n", module, on)

    assert found is not None
    markdown = found.markdown()
    assert markdown.startswith(f"**`{module}`** ")
    assert markdown.count("target") >= 1 or "works on" in markdown
    assert found.guidance is not None
    assert found.guidance.links[0] in markdown


@pytest.mark.parametrize(("on", "fails"), [("workers-3.13", True), ("workers-3.14", False)])
@pytest.mark.parametrize("module", ["fcntl", "termios", "pty", "tty"])
def test_what_came_with_3_14_says_since_when(module: str, on: str, fails: bool) -> None:
    found = hover(f"import {module}\n", module, on)

    assert found is not None
    assert ("raises `ModuleNotFoundError" in found.markdown()) is fails
    assert ("Available from compatibility date 2026-09-08" in found.markdown()) is fails


@pytest.mark.parametrize("on", TARGETS)
@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("import multiprocessing", "multiprocessing", "does not function"),
        ("import threading", "threading", "does not function"),
        ("import threading\nthreading.Thread().start()", "start", "RuntimeError"),
        ("import threading\nthreading.Thread()", "Thread", "`start`"),
        ("import hashlib", "hashlib", "`sha256`"),
        ("import hashlib\nhashlib.new('md4')", "'md4'", "ValueError"),
        ("import hashlib\nhashlib.new('sha256')", "'sha256'", "works"),
        ("import _pydecimal", "_pydecimal", "decimal"),
        ("import decimal", "decimal", "works"),
        ("import pydoc", "pydoc", "works"),
        ("import webbrowser", "webbrowser", "webbrowser"),
        ("import json", "json", "works"),
        ("import os\nos.fork()", "fork", "raises"),
    ],
)
def test_the_other_rows(code: str, words: str, said: str, on: str) -> None:
    if on == "pyodide-0.28" and "Thread" in words:
        on = "pyodide-0.29"
    found = hover(f"{code}\n", words, on)

    assert found is not None
    assert said in found.markdown() or said.strip("`") in found.plain()


def test_all_workers_runtimes_are_in_the_table_and_the_target_is_marked() -> None:
    found = hover("import fcntl\n", "fcntl", "pyodide-0.28")

    assert found is not None
    names = [row.runtime.name for row in found.rows]
    assert names == ["workers-3.12", "workers-3.13", "workers-3.14", "pyodide-0.28"]
    assert [row.runtime.name for row in found.targets] == ["pyodide-0.28"]


def test_plain_text_has_no_markup() -> None:
    found = hover("import fcntl\n", "fcntl", "workers")

    assert found is not None
    assert not set("`*|[]") & set(found.plain())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import numpy", "numpy"),
        ("import os\nos.getcwd()", "getcwd"),
        ("import threading\nthreading.Lock()", "Lock"),
        ("x = 1", "x"),
        ("def f(signal):\n    return signal.alarm", "alarm"),
    ],
)
def test_nothing_is_said_where_nothing_is_known_to_fail(code: str, words: str) -> None:
    assert hover(f"{code}\n", words, "workers") is None
