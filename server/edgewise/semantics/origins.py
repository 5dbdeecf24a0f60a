"""Where values come from, for the places that a finding points back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.values import (
    Atom,
    Awaitable,
    Class,
    Constant,
    Function,
    Instance,
    Items,
    Manager,
    Many,
    Mapping,
    Member,
    Module,
    Object,
    Origin,
    Partial,
    Table,
    Unknown,
    Value,
    just,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLAIN = frozenset({Unknown, Module})
# Deeper inside displays nobody looks for where something was made.
_MAX_DEPTH = 4


def inside(value: Value, depth: int = 0) -> Iterator[Origin | str]:
    """The origins, and the keys of displays, that a value carries: equal values may differ in them.

    What a unit binds is compared by them too, so that whoever uses it is read again when the
    place moves.
    """
    if depth > _MAX_DEPTH:
        return
    for atom in value:
        if type(atom) in _PLAIN:
            continue
        if isinstance(atom, (Constant, Member, Instance, Object)) and atom.origin is not None:
            yield atom.origin
        elif isinstance(atom, (Items, Many, Mapping, Table)):
            yield atom.key
        for held in _held(atom):
            yield from inside(held, depth + 1)


def _held(atom: Atom) -> Iterable[Value]:
    """The values inside an atom."""
    if isinstance(atom, Function):
        return [default for _, default in atom.defaults]
    if isinstance(atom, Class):
        return [*atom.bases, *(member for _, member in atom.names)]
    if isinstance(atom, Object):
        return [just(atom.of), *(initial for _, initial in atom.initial)]
    if isinstance(atom, Items):
        return atom.members
    if isinstance(atom, Mapping):
        return [member for _, member in atom.items]
    if isinstance(atom, Many):
        return (atom.element,)
    if isinstance(atom, (Awaitable, Manager, Table)):
        return (atom.value,)
    if isinstance(atom, Partial):
        return (atom.function, *atom.args)
    return ()
