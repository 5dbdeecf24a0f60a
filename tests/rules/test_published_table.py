"""Every row of Cloudflare's "Standard Library" page, on each Workers runtime and by default.

What is expected was written from DESIGN.md and the measurements' README, not taken from
what the program says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from edgewise.checker import check, references_at
from edgewise.finding import Position
from edgewise.hover import describe
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

ALL = ("workers-3.12", "workers-3.13", "workers-3.14")
UP_TO_3_13 = ALL[:2]
FROM_3_13 = ALL[1:]
NONE: tuple[str, ...] = ()
TARGETS = {
    "workers-3.12": ("workers-3.12",),
    "workers-3.13": ("workers-3.13",),
    "workers-3.14": ("workers-3.14",),
    "default": ("workers-3.13", "workers-3.14"),
}


@dataclass(frozen=True)
class Row:
    """Code, and what is said about its last line on which runtimes."""

    code: str
    severity: str
    on: dict[str, tuple[str, ...]] = field(default_factory=dict)  # code of the rule -> runtimes

    @property
    def title(self) -> str:
        """The line that matters."""
        return self.code.strip().splitlines()[-1].strip()


def excluded(module: str, on: tuple[str, ...] = ALL) -> Row:
    return Row(f"import {module}\n", "error", {"EW101": on})


def works(code: str) -> Row:
    return Row(code, "error", {})


ROWS = [
    # excluded modules, each with a submodule where it has one
    excluded("curses"),
    excluded("curses.ascii"),
    excluded("curses.panel"),
    excluded("curses.textpad"),
    excluded("dbm"),
    excluded("dbm.dumb"),
    excluded("dbm.gnu"),
    excluded("dbm.ndbm"),
    excluded("ensurepip"),
    excluded("ensurepip._uninstall"),
    excluded("fcntl", UP_TO_3_13),
    excluded("grp"),
    excluded("idlelib"),
    excluded("idlelib.idle"),
    excluded("msvcrt"),
    excluded("pwd"),
    excluded("resource"),
    excluded("syslog"),
    excluded("termios", UP_TO_3_13),
    excluded("tkinter"),
    excluded("tkinter.messagebox"),
    excluded("tkinter.ttk"),
    excluded("turtle"),
    excluded("turtledemo"),
    excluded("turtledemo.clock"),
    excluded("venv"),
    excluded("venv.__main__"),
    excluded("winreg"),
    excluded("winsound"),
    # Python itself dropped lib2to3 in 3.13
    Row("import lib2to3\n", "error", {"EW101": ALL[:1], "EW106": FROM_3_13}),
    Row("import lib2to3.pgen2\n", "error", {"EW101": ALL[:1], "EW106": FROM_3_13}),
    # present, but cannot be imported
    Row("import pty\n", "error", {"EW102": UP_TO_3_13}),
    Row("import tty\n", "error", {"EW102": UP_TO_3_13}),
    # importable, not functional
    Row("import multiprocessing\n", "hint", {"EW205": ALL}),
    Row("import threading\n", "hint", {"EW205": ALL}),
    Row("import socket\n", "hint", {"EW205": UP_TO_3_13}),
    Row("import threading as t\nt.Thread(target=print).start()\n", "warning", {"EW201": ALL}),
    Row("from multiprocessing import Process\nProcess().start()\n", "warning", {"EW202": ALL}),
    Row(
        "import socket as s\ndef ask():\n    return s.create_connection(('example.com', 80))\n",
        "warning",
        {"EW203": UP_TO_3_13},
    ),
    Row("import socket as s\ns.socket().bind(('', 80))\n", "warning", {"EW203": ALL}),
    # limited
    works("import hashlib\n"),
    works("import hashlib\nhashlib.new('sha256')\n"),
    works("import hashlib\nhashlib.sha3_512(b'x')\n"),
    Row("import hashlib\nhashlib.new('ripemd160')\n", "warning", {"EW301": ALL}),
    Row("import hashlib\nhashlib.pbkdf2_hmac('sha1', b'', b'', 1)\n", "warning", {"EW301": ALL}),
    Row(
        "import hashlib\nhashlib.scrypt(b'', salt=b'', n=2, r=1, p=1)\n", "warning", {"EW301": ALL}
    ),
    works("import decimal\n"),
    works("import decimal\ndecimal.Decimal('0.1')\n"),
    Row("import _pydecimal\n", "error", {"EW302": ALL}),
    works("import pydoc\n"),
    works("help(len)\n"),
    Row("help('if')\n", "information", {"EW303": ALL}),
    Row("import pydoc_data.topics\n", "error", {"EW303": ALL}),
    works("import webbrowser\n"),
    Row("import webbrowser\nwebbrowser.open('https://x.example')\n", "warning", {"EW304": ALL}),
]
# What the issue names as working code.
CLEAN = {
    "a guarded import": "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    "TYPE_CHECKING": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import tkinter\n",
    "a parameter called signal": "def f(signal):\n    return signal.alarm(1)\n",
    "a lock": "import threading\nlock = threading.Lock()\nwith lock:\n    pass\n",
    "a hash that is built in": "import hashlib\nhashlib.new('sha256')\n",
}


def target(names: tuple[str, ...]) -> Target:
    return Target(tuple(map(catalogue.runtime, names)), Choice(ChosenBy.DEFAULT, "a test"))


def of_each_target(test):
    return pytest.mark.parametrize("names", TARGETS.values(), ids=TARGETS)(test)


def test_the_default_target():
    assert tuple(runtime.name for runtime in catalogue.current_workers()) == TARGETS["default"]


@of_each_target
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_row(row, names):
    document = Document.open(row.code)
    last = len(document.text.splitlines()) - 1
    said = {
        (finding.code, finding.severity.value, finding.runtimes)
        for finding in check(document, target(names))
        if finding.range.start.line == last
    }
    expected = {
        (code, row.severity, where)
        for code, on in row.on.items()
        if (where := tuple(name for name in names if name in on))
    }
    assert said == expected


@of_each_target
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_hover(row, names):
    """Pointing at the import, or at what fails, says something about each Workers runtime."""
    document = Document.open(row.code)
    on = target(names)
    places = [
        Position(finding.range.end.line, finding.range.end.column - 1)
        for name in ALL
        for finding in check(document, target((name,)))
    ]
    if row.code.startswith("import "):
        places.append(Position(0, len("import ")))
    for place in places:
        description = describe(references_at(document, place, on), on)
        assert description is not None
        assert description.markdown()
        assert description.plain()
        assert {each.runtime.name for each in description.rows} >= set(ALL)


@of_each_target
@pytest.mark.parametrize("code", CLEAN.values(), ids=CLEAN)
def test_clean(code, names):
    assert check(Document.open(code), target(names)) == []
