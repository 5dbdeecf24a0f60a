"""Comparisons, membership and slices of what is known."""

from __future__ import annotations

from operator import eq, ge, gt, is_, is_not, le, lt, ne
from typing import TYPE_CHECKING, Any

from edgewise.semantics import models
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Foreign,
    Instance,
    Items,
    Mapping,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Value,
    constant,
    constant_of,
    join,
    just,
    only,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from edgewise.runtimes.runtime import Runtime


def compare(operator: str, left: Value, right: Value, runtime: Runtime) -> bool | None:
    """`left operator right`, None where that is not known."""
    if operator in {"in", "not in"}:
        found = contains(left, right, runtime)
        return found if found is None or operator == "in" else not found
    try:
        first, second = constant_of(left), constant_of(right)
    except NoConstantError:
        return _identity(operator, left, right)
    comparing = _COMPARE.get(operator)
    if comparing is None:
        return None
    if operator in {"is", "is not"} and not (
        first is None or second is None or isinstance(first, bool)
    ):
        return None
    try:
        return bool(comparing(first, second))
    except TypeError:
        return None


def contains(member: Value, container: Value, runtime: Runtime) -> bool | None:
    """`member in container`, None where that is not known."""
    try:
        wanted = constant_of(member)
    except NoConstantError:
        return None
    where = only(container)
    if isinstance(where, Member) and where.name == "sys.modules":
        if wanted in {"pyodide", "_pyodide", "pyodide_js"}:
            return True
        fact = runtime.module(wanted) if isinstance(wanted, str) else None
        return False if fact is not None and not fact.available else None
    if isinstance(where, Member) and where.name in models.ALGORITHM_SETS:
        algorithm = runtime.algorithm(wanted) if isinstance(wanted, str) else None
        return None if algorithm is None else algorithm.failure is None
    if isinstance(where, Mapping):
        return any(key == wanted for key, _ in where.items)
    if isinstance(where, Items) and where.kind == "set":
        where = Items("tuple", where.members)
    try:
        choices = constant_of(just(where)) if where is not None else None
    except NoConstantError:
        return None
    if isinstance(choices, str):
        return wanted in choices if isinstance(wanted, str) else None
    return wanted in choices if isinstance(choices, tuple) else None


def item(atom: Atom, index: Value) -> Value:
    """`atom[index]`."""
    try:
        key = constant_of(index)
    except NoConstantError:
        return UNKNOWN
    if isinstance(atom, Mapping):
        for known, value in atom.items:
            if known == key and type(known) is type(key):
                return value
        return UNKNOWN
    if isinstance(atom, Items) and isinstance(key, int) and atom.kind != "set":
        inside = -len(atom.members) <= key < len(atom.members)
        return atom.members[key] if inside else UNKNOWN
    if (
        isinstance(atom, Constant)
        and isinstance(atom.value, (tuple, str))
        and isinstance(key, int)
        and -len(atom.value) <= key < len(atom.value)
    ):
        return constant(atom.value[key])
    return UNKNOWN


def sliced(value: Value, bounds: tuple[Any, Any, Any]) -> Value:
    """`value[start:stop:step]` of a constant string or tuple."""
    try:
        known = constant_of(value)
    except NoConstantError:
        return UNKNOWN
    if not isinstance(known, (tuple, str)):
        return UNKNOWN
    try:
        return constant(known[slice(*bounds)])
    except (TypeError, ValueError):  # no integers, or a step of zero
        return UNKNOWN


def element_of(iterable: Value) -> Value:
    """What `for` gets out of `iterable`."""
    atom = only(iterable)
    if isinstance(atom, Items) and atom.members:
        return join(atom.members)
    if isinstance(atom, Mapping) and atom.items:
        return join(constant(key) for key, _ in atom.items)
    if isinstance(atom, Constant) and isinstance(atom.value, tuple) and atom.value:
        return join(constant(value) for value in atom.value)
    return UNKNOWN


def _identity(operator: str, left: Value, right: Value) -> bool | None:
    """`x is None` and `x == None` where x surely is something else."""
    if operator not in {"is", "is not", "==", "!="}:
        return None
    nothing = constant(None)
    if right == nothing:
        some = left
    elif left == nothing:
        some = right
    else:
        return None
    if not all(
        isinstance(atom, (Module, Member, Instance, Foreign, Class, Items, Mapping, Method, Object))
        for atom in some
    ):
        return None
    return operator in {"is not", "!="}


_COMPARE: dict[str, Callable[[Any, Any], object]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "is": is_,
    "is not": is_not,
}
