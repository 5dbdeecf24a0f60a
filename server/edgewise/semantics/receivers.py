"""Calls of methods whose receiver reading leaves unknown, for someone else to look into.

What is found out is kept with the unit that the place is in, so it moves with it. It is used
when the unit is read again, and dropped when a name that the unit reads means something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from edgewise.runtimes.runtime import Scope
from edgewise.semantics.values import UNKNOWN, Member
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Site
    from edgewise.semantics.values import Value

Types: TypeAlias = tuple[tuple[str, ...], ...]
"""What a receiver can be. For each of its types the qualified names of the standard library's
classes (or the module) that the attribute may be of, the nearest first. Empty: not known."""

_KEY = "receivers"


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call of an attribute that stands at `site`, of something that is not known."""

    site: Site
    attribute: str


def types_at(call: OpenCall) -> Types:
    """What is known of a receiver; empty if nothing is."""
    known = call.site.unit.notes.get(_KEY)
    types: Types = known.get(call, ()) if isinstance(known, dict) else ()
    return types


def note_types(call: OpenCall, types: Types) -> bool:
    """Keep what was found out about a receiver; whether that is anything new."""
    known = call.site.unit.notes.setdefault(_KEY, {})
    if not isinstance(known, dict) or known.get(call, ()) == types:
        return False
    known[call] = types
    return True


def forget_types(calls: Iterable[OpenCall]) -> None:
    """Drop what was found out: what these calls stand in means something else now."""
    for call in calls:
        known = call.site.unit.notes.get(_KEY)
        if isinstance(known, dict):
            known.pop(call, None)


def what_is_called(call: OpenCall, runtime: Runtime) -> Value:
    """What the attribute is on `runtime`: known only if calling it fails whatever the receiver is.

    Where its types fail differently, only what fails under all circumstances counts.
    """
    names = []
    for owners in types_at(call):
        attributes = (f"{owner}.{call.attribute}" for owner in owners)
        failing = next((name for name in attributes if runtime.calls(name)), None)
        if failing is None:
            return UNKNOWN
        names.append(failing)
    behaviours = {runtime.calls(name) for name in names}
    if len(behaviours) > 1 and not all(
        behaviour.condition is None and behaviour.scope is Scope.ANY
        for several in behaviours
        for behaviour in several
    ):
        return UNKNOWN
    return frozenset(Member(name) for name in names) or UNKNOWN


def name_behind(receiver: s.Expression) -> s.Name | None:
    """The name that an expression starts with: `shop` of `shop.pools[0].get()`."""
    while isinstance(receiver, (s.Attribute, s.Call, s.Subscript, s.Await)):
        receiver = receiver.func if isinstance(receiver, s.Call) else receiver.value
    return receiver if isinstance(receiver, s.Name) else None


def tells_nothing(name: str, functions: Sequence[s.FunctionDefinition | s.Lambda]) -> bool:
    """Whether `name` is a parameter, without annotation, of the innermost function that has it.

    `functions` are those around, innermost first. What a method is called on is known.
    """
    for function in functions:
        for index, parameter in enumerate(function.parameters):
            if parameter.name == name:
                is_receiver = index == 0 and name in {"self", "cls"}
                return parameter.annotation is None and not is_receiver
    return False
