"""Comparisons, membership and slices of what is known."""

from __future__ import annotations

import re
from operator import eq, ge, gt, is_, is_not, le, lt, ne
from typing import TYPE_CHECKING, Any

from edgewise.semantics import models, process
from edgewise.semantics.values import (
    NOTHING,
    TESTED,
    UNKNOWN,
    Atom,
    Choice,
    Class,
    Constant,
    Foreign,
    Instance,
    Items,
    Many,
    Mapping,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Table,
    Tested,
    Value,
    chosen,
    constant,
    constant_of,
    is_known,
    join,
    just,
    only,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edgewise.runtimes.runtime import Runtime

_MAX_TEXT = 1_000
# Displays that programs start with and fill later.
_EMPTY = (Items("list", ()), Items("set", ()), Mapping(()))
# Only %s and %d: a width could make the result huge.
_PLAIN_FORMAT = re.compile(r"(?:[^%]|%[sd%])*", re.DOTALL)


def compare(operator: str, left: Value, right: Value, runtime: Runtime) -> bool | None:
    """`left operator right`, None where that is not known."""
    if operator in {"in", "not in"}:
        found = contains(left, right, runtime)
        return found if found is None or operator == "in" else not found
    one, other = only(left), only(right)
    if isinstance(one, Object) and isinstance(other, Object) and one.of.is_enum:
        return _same_member(operator, one, other)
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


def _same_member(operator: str, one: Object, other: Object) -> bool | None:
    """Whether two members of enumerations are the same."""
    if operator not in {"==", "is", "!=", "is not"} or one.of != other.of:
        return None
    return (one.initial == other.initial) is (operator in {"==", "is"})


def contains(member: Value, container: Value, runtime: Runtime) -> bool | None:
    """`member in container`, None where that is not known."""
    try:
        wanted = constant_of(member)
    except NoConstantError:
        return None
    where = only(container)
    if isinstance(where, Member) and where.name == process.ENVIRONMENT:
        return process.is_set(member)
    if isinstance(where, Member) and where.name in {"sys.modules", "sys.builtin_module_names"}:
        if wanted in {"pyodide", "_pyodide", "pyodide_js"} and where.name == "sys.modules":
            return True
        fact = runtime.module(wanted) if isinstance(wanted, str) else None
        return False if fact is not None and not fact.available else None
    if isinstance(where, Member) and where.name in models.ALGORITHM_SETS:
        algorithm = runtime.algorithm(wanted) if isinstance(wanted, str) else None
        return None if algorithm is None else algorithm.failure is None
    if where in _EMPTY:
        return None  # it was filled later
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
    if isinstance(atom, Table):
        return atom.value
    if isinstance(atom, Mapping) and not atom.items:
        return NOTHING  # what it holds was stored later
    if len(index) > 1 and all(isinstance(each, Constant) for each in index):
        return join(item(atom, just(each)) for each in index)
    try:
        key = constant_of(index)
    except NoConstantError:
        return UNKNOWN
    if isinstance(atom, Mapping):
        for known, value in atom.items:
            if known == key and type(known) is type(key):
                return value
        return UNKNOWN
    if isinstance(atom, Many):
        return atom.element
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
    """`value[start:stop:step]`."""
    try:
        known = constant_of(value)
    except NoConstantError:
        return some_of(value)
    if not isinstance(known, (tuple, str)):
        return UNKNOWN
    try:
        return constant(known[slice(*bounds)])
    except (TypeError, ValueError):  # no integers, or a step of zero
        return UNKNOWN


def some_of(value: Value) -> Value:
    """A part of a list or tuple, of which nobody knows how long it is."""
    element = element_of(value) if all(isinstance(each, (Items, Many)) for each in value) else None
    return just(Many(element)) if element and is_known(element) else UNKNOWN


def untold(*operands: Value) -> Value:
    """The result of an operation whose outcome is not known: a feature test stays one."""
    return TESTED if any(map(_is_tested, operands)) else UNKNOWN


def _is_tested(value: Value) -> bool:
    return any(
        isinstance(atom, Tested) or (isinstance(atom, Many) and _is_tested(atom.element))
        for atom in value
    )


def element_of(iterable: Value) -> Value:
    """What `for` gets out of `iterable`; nothing at all if that is an empty tuple."""
    if len(iterable) > 1:  # an empty list, and what it became by what was put in
        iterable = frozenset(atom for atom in iterable if atom not in _EMPTY)
    return join(_elements(atom) for atom in iterable)


def _elements(atom: Atom) -> Value:
    if isinstance(atom, Items):
        if not atom.members and atom.kind != "tuple":
            return UNKNOWN  # what it holds was put in later
        return join(atom.members)
    if isinstance(atom, Many):
        return atom.element
    if isinstance(atom, Mapping):
        return join(constant(key) for key, _ in atom.items)
    if isinstance(atom, Class):
        choices = [only(value) for _, value in atom.names]
        return (
            frozenset(chosen(atom, choice) for choice in choices if isinstance(choice, Choice))
            or UNKNOWN
        )
    if isinstance(atom, Constant) and isinstance(atom.value, tuple):
        return join(constant(value) for value in atom.value)
    return untold(just(atom))


def unpacked(value: Value, count: int, starred: int | None = None) -> list[Value]:
    """What `count` targets get when `value` is unpacked into them; one may be `starred`."""
    targets: list[list[Value]] = [[] for _ in range(count)]
    for atom in value:
        members: tuple[Value, ...] = ()
        if isinstance(atom, Items) and atom.kind != "set":
            members = atom.members
        elif isinstance(atom, Constant) and isinstance(atom.value, tuple):
            members = tuple(constant(member) for member in atom.value)
        rest = atom.element if isinstance(atom, Many) else untold(just(atom))
        if starred is not None and len(members) >= count - 1 and members:
            end = len(members) - (count - 1 - starred)
            list_ = just(Items("list", members[starred:end]))
            members = (*members[:starred], list_, *members[end:])
        elif starred is not None:
            members = ()
        for index, target in enumerate(targets):
            one = rest if index != starred or rest == UNKNOWN else just(Many(rest))
            target.append(members[index] if len(members) == count else one)
    return [join(target) for target in targets]


def formatted(template: Value, values: Value) -> Value:
    """`template % values` of constants."""
    try:
        text, inserted = constant_of(template), constant_of(values)
    except NoConstantError:
        return UNKNOWN
    if not isinstance(text, str) or len(text) > _MAX_TEXT or not _PLAIN_FORMAT.fullmatch(text):
        return UNKNOWN
    try:
        return constant(text % inserted)
    except (TypeError, ValueError):
        return UNKNOWN


def chained(left: Value, right: Value) -> Value | None:
    """`left + right` of two tuples or lists; None if they are not."""
    first, second = only(left), only(right)
    if isinstance(first, Items) and isinstance(second, Items) and first.kind == second.kind:
        return just(Items(first.kind, first.members + second.members))
    if any(isinstance(atom, Many) for atom in (first, second)):
        return just(Many(join([element_of(left), element_of(right)])))
    return None


def stored(container: Value, element: Value) -> Value | None:
    """A dict or list after `container[…] = element`; None if it is not known to be one."""
    if not container:
        return None
    values = [element]
    for atom in container:
        if isinstance(atom, Mapping):
            values += [value for _, value in atom.items]
        elif isinstance(atom, Table):
            values.append(atom.value)
        elif not isinstance(atom, (Items, Many)):
            return None
    if any(isinstance(atom, (Items, Many)) for atom in container):
        return just(Many(join([*_held(container), element]), _key(container)))
    return just(Table(join(values), _key(container)))


def added(container: Value, element: Value) -> Value | None:
    """A list or set after `append` or `add`; None if it is not known to be one."""
    if not container or not all(isinstance(atom, (Items, Many)) for atom in container):
        return None
    return just(Many(join([*_held(container), element]), _key(container)))


def _key(container: Value) -> str:
    """The key of a display, which it keeps while it grows."""
    return next((key for atom in container if (key := getattr(atom, "key", ""))), "")


def _held(container: Value) -> Iterator[Value]:
    """What lists and sets hold as far as it was seen, nothing for an empty one."""
    for atom in container:
        if isinstance(atom, Items):
            yield from atom.members
        elif isinstance(atom, Many):
            yield atom.element


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
