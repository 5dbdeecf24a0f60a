"""Coroutines of a module that a Worker imports: they run where somebody runs them.

No fixtures: an event loop cannot be started in the one that real Pyodide proves those in.
"""

import pytest

from edgewise.checker import check
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

RUNNERS = [
    "asyncio.run(prepare())",
    "asyncio.get_event_loop().run_until_complete(prepare())",
    "run_sync(prepare())",
    "asyncio.run(both())",
]
WAITING = ["coroutine = prepare()", "handlers = [prepare]", "make = lambda: asyncio.run(prepare())"]
CODE = """
import asyncio
import uuid

from pyodide.ffi import run_sync
from workers import Response


async def prepare():
    return uuid.uuid4()


async def both():
    await asyncio.gather(prepare(), prepare())


{statement}
"""


def said(statement):
    target = Target((catalogue.runtime("workers-3.14"),), Choice(ChosenBy.DEFAULT, "a test"))
    findings = check(Document.open(CODE.format(statement=statement)), target)
    return [(each.range.start.line, each.code) for each in findings]


@pytest.mark.parametrize("statement", RUNNERS)
def test_runs_at_startup(statement):
    assert said(statement) == [(9, "EW401")]


@pytest.mark.parametrize("statement", WAITING)
def test_waits_for_a_request(statement):
    assert said(statement) == []
