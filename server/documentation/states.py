"""What a runtime does with a standard-library module, in one word, and what fails in it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Scope, Status, Use

sys.path.insert(0, str(Path(__file__).parents[1] / "probe"))
import universe

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Behaviour, Evidence, Runtime


class State(Enum):
    """A module on a runtime: the word that the tables show, and its meaning."""

    WORKS = "works"
    PART = "in part"
    LIMITED = "not functional"
    FAILS = "import fails"
    MISSING = "missing"
    REMOVED = "removed"
    LATER = "not yet"
    UNKNOWN = "not known"

    @property
    def word(self) -> str:
        """The word in a coloured field; a forge shows the word alone."""
        return f'<span class="ew ew-{self.name.lower()}">{self.value}</span>'

    @property
    def meaning(self) -> str:
        """The word explained."""
        return _MEANINGS[self]


_MEANINGS = {
    State.WORKS: "It imports, and nothing is known to fail in it.",
    State.PART: "It imports; names that Python has on Linux are missing, or calls fail.",
    State.LIMITED: "It imports, but what it is for does not work.",
    State.FAILS: "It is there; importing it raises an exception.",
    State.MISSING: "It is not there: importing it raises `ModuleNotFoundError`.",
    State.REMOVED: "Python itself dropped it, in this version or before.",
    State.LATER: "Python itself got it in a later version.",
    State.UNKNOWN: "Not measured.",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing or fails in a module that imports."""

    names: tuple[str, ...]
    calls: tuple[Behaviour, ...]
    at_startup: tuple[Behaviour, ...]
    """What fails only while a Worker starts."""


def runtimes() -> tuple[Runtime, ...]:
    """All runtimes, Workers first, oldest first."""
    return tuple(catalogue.runtime(name) for name in catalogue.names())


@cache
def modules() -> tuple[str, ...]:
    """Every public module of Python's standard library."""
    return tuple(
        sorted(
            module.name
            for module in universe.modules()
            if _is_public(module.name)
            and any(runtime.module(module.name) is not None for runtime in runtimes())
        )
    )


def state(runtime: Runtime, module: str) -> State:
    """What importing a module does, and whether all of it works."""
    fact = runtime.module(module)
    if fact is None:
        return State.UNKNOWN
    if fact.status is Status.REMOVED:
        return State.REMOVED
    if fact.status is Status.FAILS:
        return State.FAILS
    if fact.status is Status.MISSING:
        return State.LATER if _is_later(fact.added_in, runtime) else State.MISSING
    if fact.limited:
        return State.LIMITED
    found = gap(runtime, module)
    return State.PART if found.names or found.calls else State.WORKS


@cache
def gap(runtime: Runtime, module: str) -> Gap:
    """What is missing or fails in a module; nothing in one that does not import."""
    fact = runtime.module(module)
    if fact is None or not fact.available:
        return Gap((), (), ())
    promised = _promised(runtime.python[:2]).get(module, frozenset())
    names = tuple(sorted(promised.intersection(runtime.missing_names.get(module, ()))))
    found = _calls(runtime).get(module, ())
    return Gap(
        names,
        tuple(each for each in found if each.scope is not Scope.GLOBAL),
        tuple(each for each in found if each.scope is Scope.GLOBAL),
    )


def evidence(runtime: Runtime, module: str) -> Evidence | None:
    """How the fact about a module was come by."""
    fact = runtime.module(module)
    return None if fact is None else fact.evidence


def version(runtime: Runtime) -> str:
    """The Python as people say it: `3.13`."""
    return f"{runtime.python[0]}.{runtime.python[1]}"


def short(runtime: Runtime) -> str:
    """A runtime in a table's head: `Workers 3.13`, `Pyodide 0.28`."""
    if runtime.workers:
        return f"Workers {version(runtime)}"
    return f"Pyodide {runtime.name.removeprefix('pyodide-')}"


def raised(behaviour: Behaviour) -> str:
    """What a call does, for a cell: the exception with its message, or a sentence."""
    failure = behaviour.failure
    if failure.silent:
        return failure.message
    return f"{failure.exception}: {failure.message}".rstrip(": ")


@cache
def _calls(runtime: Runtime) -> dict[str, tuple[Behaviour, ...]]:
    """The failing calls of each module, one line a name, scope and outcome."""
    found: dict[str, dict[tuple[str, Scope, str], Behaviour]] = {}
    for name, behaviours in runtime.behaviours.items():
        module = name.rpartition(".")[0]
        while module and module not in runtime.modules:
            module = module.rpartition(".")[0]
        for each in behaviours:
            if module and _is_public(name.removeprefix(module)) and each.use is not Use.KEEP:
                found.setdefault(module, {})[name, each.scope, raised(each)] = each
    return {
        module: tuple(sorted(each.values(), key=lambda call: (call.name, call.scope.value)))
        for module, each in found.items()
    }


@cache
def _promised(python: tuple[int, ...]) -> dict[str, frozenset[str]]:
    """The public names that modules have in a Python on Linux."""
    return {
        module: frozenset(
            name
            for name, (since, before) in found.items()
            if (since is None or _numbers(since) <= python)
            and (before is None or python < _numbers(before))
        )
        for module, found in universe.names().items()
    }


def _is_later(added: str | None, runtime: Runtime) -> bool:
    return added is not None and _numbers(added) > runtime.python[:2]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def _is_public(name: str) -> bool:
    return not any(part.startswith("_") for part in name.split("."))
