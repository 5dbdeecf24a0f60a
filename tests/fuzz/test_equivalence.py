"""Somebody edits real programs for a long time: after every step what is said is what a fresh
look at the whole text says.

Some two thousand steps, always the same; tens of thousands of new ones with `EDGEWISE_FUZZ=all`.
"""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from edgewise.checker import check, read_ahead
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document
from edgewise.source.lines import PositionEncoding
from source.reference import edit

if TYPE_CHECKING:
    from edgewise.finding import Finding

PROGRAMS = sorted(Path(__file__).parents[1].joinpath("oracle", "corpus").rglob("*.py"))
TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))
KEYS = st.sampled_from(
    [
        *"()[]{}:,.=#@\\'\" \t\nxé😀0",
        *(
            "\r",
            "\r\n",
            '"""',
            "    ",
            "\n\n",
            "\x0c",
            "\u2028",
            ";",
            "f'{",
            "# edgewise: ignore\n",
        ),
    ]
)
WORDS = st.sampled_from(
    [
        *("import fcntl\n", "import os as system\n", "os.fork()\n", "fcntl = None\n", "return\n"),
        *("if False:\n    ", "else:\n    pass\n", "try:\n    ", "except ImportError:\n    pass\n"),
        *("def main():\n    ", "class C:\n    ", "global x\n", "raise SystemExit\n", "del os\n"),
        *(
            "from threading import *\n",
            "threading = object()\n",
            "sys.platform",
            "async ",
            "main()\n",
        ),
    ]
)
PLACE = st.floats(0, 1)
STEPS = 30
EVERYTHING = os.environ.get("EDGEWISE_FUZZ") == "all"


class Typist(RuleBasedStateMachine):
    """A document that is edited, and the text that it should have."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.document = Document.open("")
        self.before: list[str] = []
        self.encoding = PositionEncoding.UTF16

    @initialize(program=st.sampled_from(PROGRAMS), encoding=st.sampled_from(PositionEncoding))
    def open(self, program: Path, encoding: PositionEncoding) -> None:
        self.text = program.read_bytes().decode("utf-8")
        self.document = Document.open(self.text)
        self.encoding = encoding

    def change(self, start: int, end: int, new: str) -> None:
        made = edit(self.text, start, end, new)
        self.before.append(self.text)
        change = made.as_change(self.text, self.encoding)
        self.document = self.document.changed([change], self.encoding)
        self.text = made.on(self.text)

    @rule(where=PLACE, new=st.one_of(KEYS, WORDS))
    def insert(self, where: float, new: str) -> None:
        start = int(where * len(self.text))
        self.change(start, start, new)

    @rule(where=PLACE, new=st.one_of(KEYS, WORDS))
    def insert_a_line(self, where: float, new: str) -> None:
        start = self.text.rfind("\n", 0, int(where * len(self.text))) + 1
        self.change(start, start, new if new.endswith("\n") else f"{new}\n")

    @rule(where=PLACE, length=st.integers(1, 80), new=st.one_of(st.just(""), KEYS))
    def replace(self, where: float, length: int, new: str) -> None:
        start = int(where * len(self.text))
        self.change(start, start + length, new)

    @rule(where=PLACE, program=st.sampled_from(PROGRAMS))
    def paste(self, where: float, program: Path) -> None:
        start = self.text.rfind("\n", 0, int(where * len(self.text))) + 1
        self.change(start, start, program.read_bytes().decode("utf-8"))

    @rule(where=PLACE, length=PLACE)
    def cut(self, where: float, length: float) -> None:
        start = int(where * len(self.text))
        self.change(start, start + int(length * (len(self.text) - start)), "")

    @rule(ending=st.sampled_from(["\n", "\r\n", "\r"]))
    def end_lines_otherwise(self, ending: str) -> None:
        plain = self.text.replace("\r\n", "\n").replace("\r", "\n")
        self.change(0, len(self.text), plain.replace("\n", ending))

    @precondition(lambda self: self.before)
    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.before))):
            earlier = self.before.pop()
            self.change(0, len(self.text), earlier)
            self.before.pop()

    @rule(
        where=PLACE, words=st.lists(st.one_of(KEYS, WORDS), min_size=1, max_size=4), data=st.data()
    )
    def type_while_it_is_read(self, where: float, words: list[str], data: st.DataObject) -> None:
        """Each version is begun to be read in steps, but the next one comes before the end."""
        start = int(where * len(self.text))
        for word in words:
            steps = data.draw(st.integers(0, 80))
            for _ in islice(read_ahead(self.document, TARGET), steps):
                pass
            self.change(start, start, word)
            start += len(word)

    @rule()
    def pause(self) -> None:
        self.document = self.document.reconciled()

    @invariant()
    def everything_is_as_if_opened_now(self) -> None:
        assert self.document.text == self.text
        fresh = said(Document.open(self.text))
        if self.document.settled:
            assert said(self.document) == fresh
        else:
            said(self.document)  # whatever is kept of it must not show later
        assert said(self.document.reconciled()) == fresh


def said(document: Document) -> list[Finding]:
    """What is said, but not where it points back to.

    An object that may have been made in one of two ways is told to be made in either: sets have
    no order.
    """
    return [replace(finding, related=()) for finding in check(document, TARGET)]


def test_whatever_is_edited() -> None:
    run_state_machine_as_test(
        Typist,
        settings=settings(
            max_examples=1500 if EVERYTHING else 60,
            derandomize=not EVERYTHING,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
