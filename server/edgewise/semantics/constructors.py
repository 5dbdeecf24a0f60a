"""Constructors that do not call the one which sets what the class reads of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.semantics.mentions import (
    changed_names,
    mentioned_names,
    other_attributes,
    own_attributes,
)
from edgewise.semantics.values import Class, Function, Member, only
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Container

    from edgewise.runtimes.runtime import Runtime

# What the constructors of the SDK's classes set.
_SET_BY_ROOT = ("env", "ctx")
# By these an object may get attributes that are not written as such.
_SETTERS = frozenset({"setattr", "super", "vars"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A `constructor` that does not call its `root`'s, and the `attribute` that is missed first."""

    constructor: s.FunctionDefinition
    root: str
    attribute: str


def left_out_by(made: Class, roots: Container[str], runtime: Runtime) -> LeftOut | None:
    """What the constructor of a class that directly derives from one of `roots` leaves out.

    None if it leaves out nothing, if nothing is missed, or if others may set it.
    """
    atom = only(dict(made.names).get("__init__", frozenset()))
    definition = atom.definition if isinstance(atom, Function) else None
    if not isinstance(definition, s.FunctionDefinition) or definition.decorators:
        return None
    base = only(made.bases[0]) if len(made.bases) == 1 else None
    root = runtime.canonical(base.name) if isinstance(base, Member) else ""
    if root not in roots or made.definition.decorators or made.definition.keywords:
        return None
    unit, taken = made.unit, {name for name, _ in made.names} | made.assigned
    read = own_attributes(unit)
    if (
        "__getattr__" in taken
        or "self" in changed_names(unit)  # somebody else gets it, and may set it
        or not {"__init__", "__dict__"}.isdisjoint(read | other_attributes(unit))
        or not _SETTERS.isdisjoint(mentioned_names(unit))
    ):
        return None
    missed = [each for each in _SET_BY_ROOT if each in read and each not in taken]
    return LeftOut(definition, root, missed[0]) if missed else None
