"""The worker projects in real Pyodide: what they claim of plain Python is what happens.

Every file of a Worker is run with the others beside it, and every handler of its classes is
called, with Cloudflare's SDK and what is bound stood in for. Where a claim cites workerd, that
place is not run: `workers/test_projects.py` holds it to the record that it rests on.
"""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from oracle.pyodide_runs import NotProvedError, Place, Program, Proof, Raised, run
from workers.checked_worker import is_own
from workers.projects import VENDORED, WorkerProject, projects
from workers.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.fixtures import Expectation

pytestmark = pytest.mark.oracle

# What a record says of code after which nothing runs: under Node neither.
ENDS = {"hang", "fatal"}
# A module that is expected to fail, seen from the others.
STOOD_IN = "def __getattr__(name):\n    return __stand_in__\n"
# Calls every handler of the classes that the module defines. An exit is raised as an error of
# the same name, because a task that exits takes the event loop with it.
HANDLERS = """

async def __handle():
    import inspect
    import workers

    class Exit(Exception):
        __qualname__ = "SystemExit"

    kinds = (workers.WorkerEntrypoint, workers.DurableObject, workers.WorkflowEntrypoint)
    for kind in list(globals().values()):
        if not inspect.isclass(kind) or not issubclass(kind, kinds) or kind in kinds:
            continue
        if kind.__module__ != __name__:
            continue
        for name, _ in inspect.getmembers(kind, inspect.isfunction):
            if name.startswith("_"):
                continue
            handler = getattr(kind(__stand_in__, __stand_in__), name)
            wanted = inspect.signature(handler).parameters.values()
            given = [
                workers.Request() if each.name == "request" else __stand_in__
                for each in wanted
                if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
            ]
            try:
                result = handler(*given)
                if inspect.isawaitable(result):
                    await result
            except SystemExit as exit:
                raise Exit(str(exit)).with_traceback(exit.__traceback__)


await __handle()
"""


def modules() -> Iterator[tuple[str, WorkerProject, str]]:
    """Every file that a Worker may import, on the runtime of its project."""
    for project in projects():
        if project.not_run:
            continue
        folder = PurePosixPath(project.main).parent
        others = {
            PurePosixPath(name).parent for name in project.files if name.endswith("/wrangler.toml")
        }
        for name in project.files:
            path = PurePosixPath(name)
            if not is_own(name) or not path.is_relative_to(folder) or path.parent in others:
                continue
            if {"tests", "scripts"}.isdisjoint(path.parts):
                yield project.runtime, project, name


MODULES = list(modules())


@pytest.mark.parametrize(
    ("runtime", "project", "name"),
    sorted(MODULES, key=lambda each: each[0]),
    ids=lambda value: value.title if isinstance(value, WorkerProject) else value,
)
def test_module(runtime, project, name, tally):
    expected = [each for each in project.expected[name] if each.holds_on(runtime)]
    proof = proven(runtime, program(project, name, runtime))
    anywhere = {each.raised for each in project.somewhere}
    raised = Counter(
        (each.line, short(each))
        for each in proof.failures
        if name != project.main or short(each) not in anywhere
    )
    claimed = Counter((each.line, each.raised) for each in expected if is_plain(each))
    assert raised == claimed, [failure.message for failure in proof.failures]
    tally["worker projects: proven by running"] += sum(claimed.values())
    tally["worker projects: files that ran clean"] += not expected


def short(failure: Raised) -> str:
    return failure.exceptions[0].rpartition(".")[2]


def is_plain(claim: Expectation) -> bool:
    """Whether real Pyodide raises what is claimed."""
    return claim.raised not in {None, "silently"} and claim.cited is None


def program(project: WorkerProject, name: str, runtime: str) -> Program:
    """One file of a Worker with the others beside it."""
    folder = PurePosixPath(project.main).parent
    text = project.files[name]
    ends = any(each.outcome in ENDS for each in records() if each.name in project.records)
    cited = [
        each.line
        for each in project.expected[name]
        if each.holds_on(runtime) and each.cited and (each.raised != "silently" or ends)
    ]
    # a module that fails is stood in, unless that is what this file is about
    imports_fail = any(
        each.code == "EW104" and is_plain(each) and each.holds_on(runtime)
        for each in project.expected[name]
    )
    beside = {}
    for other, content in project.all_files().items():
        path = PurePosixPath(other)
        if not other.endswith(".py") or other == name:
            continue
        if path.is_relative_to(VENDORED):
            beside[path.relative_to(VENDORED).as_posix()] = content
        elif path.is_relative_to(folder):
            fails = any(each.holds_on(runtime) for each in project.expected[other])
            stands_in = fails and not imports_fail
            beside[path.relative_to(folder).as_posix()] = STOOD_IN if stands_in else content
    module = PurePosixPath(name).relative_to(folder).with_suffix("")
    dotted = ".".join(part for part in module.parts if part != "__init__")
    code = text + HANDLERS if "workers" in text else text
    return Program(code, tuple(places(text, cited)), tuple(beside.items()), dotted)


def places(text: str, lines: list[int]) -> Iterator[Place]:
    """The widest expression on each of the lines, the module imported, the `raise`."""
    nodes = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.expr, ast.alias, ast.Raise))
        and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    ]
    for line in dict.fromkeys(lines):
        there = [node for node in nodes if node.lineno == line == node.end_lineno]
        found = max(there, key=lambda node: (node.end_col_offset or 0) - node.col_offset)
        if isinstance(found, ast.Await):
            found = found.value
        yield (line, found.col_offset, line, found.end_col_offset or 0)


@cache
def _all_proofs(runtime: str) -> dict[Program, Proof | NotProvedError]:
    """Everything that runs on one runtime, in one process."""
    programs = [program(project, name, on) for on, project, name in MODULES if on == runtime]
    programs = list(dict.fromkeys(programs))
    return dict(zip(programs, run(runtime, programs), strict=True))


def proven(runtime: str, wanted: Program) -> Proof:
    proof = _all_proofs(runtime)[wanted]
    if isinstance(proof, NotProvedError):
        raise proof
    return proof
