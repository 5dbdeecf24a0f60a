"""Which functions and classes of the document the code that runs makes use of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.semantics.values import (
    Class,
    Constant,
    Failed,
    Function,
    Instance,
    Items,
    Mapping,
    Member,
    Module,
    Unknown,
    Value,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = frozenset({Constant, Failed, Instance, Member, Module, Unknown})
Definition = s.FunctionDefinition | s.ClassDefinition


@dataclass(slots=True)
class Uses:
    """The functions and classes that were named (`used`), and those in displays.

    One that is only `listed` in a dict may be taken out by anybody, unless every look-up
    that is seen takes something else: then it was `left` there.
    """

    used: set[Definition] = field(default_factory=set)
    listed: set[Definition] = field(default_factory=set)
    left: set[Definition] = field(default_factory=set)

    def copy(self) -> Uses:
        """The same, to be added to."""
        return Uses(set(self.used), set(self.listed), set(self.left))

    def take_in(self, other: Uses) -> None:
        """Add what another part of the code uses."""
        self.used |= other.used
        self.listed |= other.listed
        self.left |= other.left

    def add(self, *values: Value) -> None:
        """Note what is called or passed on, in a display too."""
        for value in values:
            self.used.update(_definitions(value))

    def add_listed(self, value: Value) -> None:
        """Note a function or class as the member of a display."""
        self.listed.update(_definitions(value))

    def take(self, display: Value, key: Value) -> None:
        """Note a look-up: with a known key it leaves all others where they are."""
        chosen = only(key)
        for atom in display:
            if not isinstance(atom, Mapping):
                self.add(frozenset({atom}))
            elif isinstance(chosen, Constant):
                for known, value in atom.items:
                    (self.used if known == chosen.value else self.left).update(_definitions(value))
            else:
                self.add(frozenset({atom}))


def _definitions(value: Value) -> Iterator[Definition]:
    for atom in value:
        if type(atom) in _PLAIN:
            continue
        if isinstance(atom, Class):
            yield atom.definition
        elif isinstance(atom, Function):
            if isinstance(atom.definition, s.FunctionDefinition):
                yield atom.definition
        elif isinstance(atom, Items):
            for member in atom.members:
                yield from _definitions(member)
        elif isinstance(atom, Mapping):
            for _, member in atom.items:
                yield from _definitions(member)
