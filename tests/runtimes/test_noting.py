"""Whoever asks a runtime for what is otherwise on a newer one is noted."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import edgewise
from edgewise.packages.markers import fits, marker_environment
from edgewise.runtimes import catalogue
from edgewise.runtimes.noting import noting, unnoted
from edgewise.runtimes.runtime import Evidence, Failure, Runtime, Scope, Use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAIRS = [
    pytest.param(older, newer, id=f"{older.name} {newer.name}")
    for older in catalogue.workers_runtimes()
    for newer in older.newer
]

# Asked with each name that any fact is about, and where one takes two, with its two parts.
QUESTIONS: dict[str, Callable[[Runtime, str], object]] = {
    "module": lambda runtime, name: runtime.module(name),
    "lacks": lambda runtime, name: _apart(runtime.lacks, name),
    "has": lambda runtime, name: _apart(runtime.has, name),
    "canonical": lambda runtime, name: runtime.canonical(name),
    "knows": lambda runtime, name: runtime.knows(name),
    "calls": lambda runtime, name: runtime.calls(name),
    "uses": lambda runtime, name: [runtime.uses(name, use) for use in Use],
    "concerns": lambda runtime, name: runtime.concerns(name),
    "algorithm": lambda runtime, name: runtime.algorithm(name),
}
# What is the runtime's own and the same on all of Cloudflare's, or identifies it.
SAME = {"workers", "classes", "aliases", "returns", "attributes", "elsewhere", "promised"}
# What nothing that is found depends on, or is asked for only after something that notes.
IDENTITY = {"name", "provenance", "newer", "newer_names", "failing_scopes", "sdk"}
ATTRIBUTES = {"label", "python", "pyodide", "current", "since", "packages"}
MAPPINGS = {"platform", "modules", "missing_names", "behaviours", "algorithms", "raising_names"}


def test_every_question_is_one_of_these() -> None:
    asked = {
        name
        for name, member in vars(Runtime).items()
        if not name.startswith("_")
        and (inspect.isfunction(member) or isinstance(member, (property, cached_property)))
    } | {each.name for each in fields(Runtime)}
    known = SAME | IDENTITY | ATTRIBUTES | MAPPINGS | {"failing_methods", *QUESTIONS}
    assert asked == known


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_what_does_not_note_is_the_same(older: Runtime, newer: Runtime) -> None:
    for name in SAME:
        assert getattr(older, name) == getattr(newer, name), name
    assert older.sdk is newer.sdk


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_another_answer_is_noted(older: Runtime, newer: Runtime, question: str) -> None:
    ask, others = QUESTIONS[question], 0
    for name in _names(older, newer):
        for _ in range(2):  # what is remembered is noted too
            with noting() as differing:
                here = ask(older, name)
            if _what_counts(here) != _what_counts(ask(newer, name)):
                others += 1
                assert newer.name in differing, name
    assert others or question in {"canonical", "algorithm"}


@pytest.mark.parametrize("mapping", sorted(MAPPINGS))
@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_another_fact_is_noted(older: Runtime, newer: Runtime, mapping: str) -> None:
    here: Mapping[str, object] = getattr(older, mapping)
    there: Mapping[str, object] = getattr(newer, mapping)
    for name in {*here, *there}:
        for look in (here.get, here.__contains__, here.__getitem__):
            with noting() as differing, suppress(KeyError):
                found = look(name)
                inner = list(found) if isinstance(found, Mapping) else None
            other = there.get(name)
            is_other = (
                inner is not None and {*inner} != {*(other or ())}  # type: ignore[call-overload]
                if mapping == "missing_names"
                else _what_counts(here.get(name)) != _what_counts(other)
                or (name in here) != (name in there)
            )
            assert newer.name in differing or not is_other, name
    if {*here} != {*there}:
        for go_through in (list, len, dict):
            with noting() as differing:
                go_through(here)
            assert newer.name in differing or mapping == "missing_names"


@pytest.mark.parametrize("attribute", sorted(ATTRIBUTES))
@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_what_is_its_own_is_noted(older: Runtime, newer: Runtime, attribute: str) -> None:
    for _ in range(2):
        with noting() as differing:
            getattr(older, attribute)
        assert newer.name in differing


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_where_a_method_fails_on_the_newer_one_only_is_noted(
    older: Runtime, newer: Runtime
) -> None:
    for method, scopes in newer.failing_scopes.items():
        with noting() as differing:
            found = method in older.failing_methods
        known = older.failing_scopes[method] if found else frozenset()
        assert newer.name in differing or scopes <= known or Scope.ANY in known


@pytest.mark.parametrize("ask", [marker_environment, lambda it: fits("a-1-cp314-abi3-x.whl", it)])
def test_what_is_remembered_is_noted_again(ask: Callable[[Runtime], object]) -> None:
    older, newer = catalogue.workers_runtimes()[-2:]
    for _ in range(2):
        with noting() as differing:
            ask(older)
            fits("a-1-cp313-cp313-pyodide_2025_0_wasm32.whl", older)
        assert differing == {newer.name}


def test_nothing_is_noted_of_what_is_the_same() -> None:
    older, _ = catalogue.workers_runtimes()[-2:]
    with noting() as differing:
        assert older.module("json") is not None
        assert older.calls("threading.Thread.start")
        assert older.lacks("os", "fork") is None
        assert older.concerns("threading.Thread")
        assert older.algorithm("md5") is not None
        assert older.platform["sys.platform"] == "emscripten"
        assert "start" in older.failing_methods
    assert not differing


def test_who_gathers_outside_learns_it_too_unless_nobody_shall() -> None:
    older, newer = catalogue.workers_runtimes()[-2:]
    with noting() as outside:
        with noting() as inside:
            assert older.python < newer.python
        with unnoted(), noting() as apart:
            assert older.module("socket") is not None
        assert inside == apart == {newer.name}
        assert outside == inside
        outside.clear()
        with unnoted():
            assert older.python < newer.python
        assert not outside


def test_the_newest_runtime_and_those_of_others_are_compared_with_none() -> None:
    *_, newest = catalogue.workers_runtimes()
    others = [catalogue.runtime(name) for name in catalogue.names() if "workers" not in name]
    with noting() as differing:
        for runtime in (newest, *others):
            assert runtime.newer == ()
            assert runtime.python
            assert list(runtime.behaviours)
    assert not differing


def test_nothing_else_remembers_what_a_runtime_says() -> None:
    """Such a memory would give an answer without noting it: `remembered` and `compared` do."""
    found = {
        f"{path.stem}.{function.name}"
        for path in Path(edgewise.__file__).parent.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any("cache" in ast.unparse(each) for each in function.decorator_list)
        and any("Runtime" in ast.unparse(each) for each in _annotations(function))
    }
    # for people: `edgewise facts` and the pages
    assert found == {"differences.difference"}


def _annotations(function: ast.FunctionDef) -> Iterable[ast.expr]:
    arguments = function.args
    for each in chain(arguments.posonlyargs, arguments.args, arguments.kwonlyargs):
        if each.annotation is not None:
            yield each.annotation


def _apart(ask: Callable[[str, str], object], name: str) -> object:
    owner, _, member = name.rpartition(".")
    return ask(owner, member)


def _names(*runtimes: Runtime) -> list[str]:
    """Every name that a fact is about, and some about which there is none."""
    found = {"", "nothing", "os.nothing", "socket.nowhere", "tkinter.nowhere", "SHA256", "os"}
    for runtime in runtimes:
        found.update(runtime.modules, runtime.behaviours, runtime.algorithms, runtime.classes)
        found.update(runtime.aliases, runtime.returns)
        for module, names in runtime.missing_names.items():
            found.update(f"{module}.{name}" for name in names)
    return sorted(found)


def _what_counts(answer: Any) -> Any:
    """An answer without what is for people: the words of a message, and where a fact is from."""
    if isinstance(answer, Failure):
        return replace(answer, message="")
    if isinstance(answer, (list, tuple)):
        return [_what_counts(each) for each in answer]
    if isinstance(answer, Mapping):
        return {key: _what_counts(value) for key, value in answer.items()}
    if isinstance(answer, Evidence):
        return None
    if is_dataclass(answer):
        return [_what_counts(getattr(answer, each.name)) for each in fields(answer)]
    return answer
