"""What changes between two runtimes, counted from their facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Scope

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Difference:
    """What the second of two runtimes does otherwise, each by name and in order.

    `modules_come` import there and not on the first, `modules_go` the other way round; only
    public modules, and none of a package that comes or goes itself. `names_come` and `names_go`
    count public names of modules that both import. `calls_work` are measured to fail on the first
    only, `calls_fail` on the second only, of what can be called on both; what fails only while a
    Worker starts counts as working.
    """

    modules_come: tuple[str, ...]
    modules_go: tuple[str, ...]
    names_come: int
    names_go: int
    calls_work: tuple[str, ...]
    calls_fail: tuple[str, ...]


@cache
def difference(first: Runtime, second: Runtime) -> Difference:
    """Compare two runtimes; takes some milliseconds, once."""
    one, other = _importable(first), _importable(second)
    shared = one & other
    lack, lack_too = _lacking(first, shared), _lacking(second, shared)
    fail, fail_too = _failing(first, shared), _failing(second, shared)
    return Difference(
        _outermost(other - one),
        _outermost(one - other),
        len(lack - lack_too),
        len(lack_too - lack),
        tuple(sorted(fail - fail_too - lack_too)),
        tuple(sorted(fail_too - fail - lack)),
    )


def _importable(runtime: Runtime) -> set[str]:
    return {
        name
        for name, fact in runtime.modules.items()
        if fact.available and not any(part.startswith("_") for part in name.split("."))
    }


def _outermost(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if name.rpartition(".")[0] not in names))


def _lacking(runtime: Runtime, modules: set[str]) -> set[str]:
    return {
        f"{module}.{name}"
        for module, missing in runtime.missing_names.items()
        if module in modules
        for name in missing
    }


def _failing(runtime: Runtime, modules: set[str]) -> set[str]:
    """What fails in these modules, at start-up left aside: that is no runtime's own."""
    return {
        name
        for name, behaviours in runtime.behaviours.items()
        if any(behaviour.scope is not Scope.GLOBAL for behaviour in behaviours)
        and any(name.startswith(f"{name[:end]}.") and name[:end] in modules for end in _dots(name))
    }


def _dots(name: str) -> list[int]:
    return [index for index, character in enumerate(name) if character == "."]
