"""A function that is looked into later is lowered as if it had been at once."""

from __future__ import annotations

import dataclasses
import inspect
import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edgewise.source.document import Document
from edgewise.source.lowering import lower
from edgewise.source.parsing import parse
from edgewise.source.syntax import FunctionDefinition

if TYPE_CHECKING:
    from edgewise.source.units import Unit

SAMPLES = [
    *sorted(Path(__file__).parent.joinpath("samples").glob("*.txt")),
    *(Path(inspect.getfile(module)) for module in (dataclasses, json, textwrap)),
]
EDGES = [
    "def f():\r\n    if x:\r\n        y = 1\r\n    else:\r\n        z = '''\r\n  a'''\r\n" * 8,
    "def f():\n\tif x:\n\t\tprint('é')\n\n# a comment at the margin\n\treturn x\n" * 8,
    "class C:\n    def f(self):  # a comment\n        # another\n        'doc'\n"
    + "        (n := 1)\n        match n:\n            case [1, *rest]: return rest\n" * 8,
    "def f():\n  def g():\n    def h():\n      global x; x = (yield 1)\n" + "      x += 1\n" * 60,
    "def f(): " + "; ".join(f"name_{number} = {number}" for number in range(40)) + "\n",
    "async def f():\n    return (\n1,\n" + "    2,\n" * 80 + ")\n",
]


def plain(node: object) -> object:
    """Everything about a tree, comparable; a function's body read, however it is kept."""
    if isinstance(node, tuple):
        return tuple(map(plain, node))
    if not dataclasses.is_dataclass(node):
        return node
    names = [each.name for each in dataclasses.fields(node)]
    if isinstance(node, FunctionDefinition):
        names = ["body" if name == "suite" else name for name in names]
    return type(node).__name__, tuple((name, plain(getattr(node, name))) for name in names)


def at_once(unit: Unit) -> object:
    nodes = parse(unit.source).children
    return plain(lower(nodes, unit.source, again=None))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_files(path: Path) -> None:
    units = [unit for unit in Document.open(path.read_text("utf-8")).units if not unit.broken]
    waiting = [
        function
        for unit in units
        for function in unit.body
        if isinstance(function, FunctionDefinition) and not isinstance(function.suite, tuple)
    ]
    assert waiting or path.suffix == ".txt"
    for unit in units:
        assert plain(unit.body) == at_once(unit)


@pytest.mark.parametrize("text", EDGES)
def test_of_odd_layouts(text: str) -> None:
    for unit in Document.open(text).units:
        assert plain(unit.body) == at_once(unit)


def test_a_broken_unit_is_lowered_at_once() -> None:
    (unit,) = Document.open(textwrap.dedent("def f(:\n    " + "x = (\n    " * 60)).units
    assert unit.broken
    assert plain(unit.body) == at_once(unit)
