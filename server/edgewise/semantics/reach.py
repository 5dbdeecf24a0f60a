"""Which functions are called only in ways that the document itself shows.

Reading a function by itself, with parameters that may be anything, finds what it could do to
some caller. Where every mention of the function is a call that was followed, its callers are
known, and what none of them reaches (`if background:` with a default that nobody changes) does
not happen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from edgewise.semantics.mentions import mentioned_names, other_attributes, own_attributes
from edgewise.semantics.scopes import walk
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from edgewise.source.units import Unit

Root = tuple[s.FunctionDefinition, ...]
"""What is being read: the functions around the place, outermost first; `()` at module level."""

ANY_NAME = "*"
# Decorators after which a name still means the function, called as it stands.
_PLAIN = frozenset({"cached_property", "classmethod", "property", "staticmethod"})


@dataclass(slots=True)
class Reach:
    """What one unit's code does with the document's functions beside calls that were followed.

    `opened` are functions that are passed on, or called in a way that was not followed; `read`
    are names of attributes that were read of something unknown, `own` those that a method, read by
    itself, reads of its object, which may be a subclass's.
    """

    opened: set[tuple[Root, s.FunctionDefinition]] = field(default_factory=set)
    read: set[tuple[Root, str]] = field(default_factory=set)
    own: set[tuple[Root, str]] = field(default_factory=set)

    def copy(self) -> Reach:
        """The same, to be added to."""
        return Reach(set(self.opened), set(self.read), set(self.own))

    def open_class(self, root: Root, definition: s.ClassDefinition) -> None:
        """Note that a class is passed on: anybody may make an instance."""
        for function in _constructors(definition):
            self.opened.add((root, function))


@dataclass(frozen=True, slots=True)
class Callers:
    """Of which functions every caller is known: those of the `watched` that are `closed`."""

    watched: frozenset[s.FunctionDefinition] = frozenset()
    closed: frozenset[s.FunctionDefinition] = frozenset()

    def are_known(self, root: Root) -> bool:
        """Whether what is read at `root` by itself happens only as some known caller has it."""
        return _watched(root, self.watched) in self.closed


def callers(units: Sequence[Unit], reaches: Sequence[Reach], roots: Iterable[Root]) -> Callers:
    """Find the functions whose every caller is known: those that no open code lets out.

    Open is the module level, and every function that nobody calls or that was let out. `roots`
    are further places whose functions matter.
    """
    noted = {root for reach in reaches for root, _ in (*reach.opened, *reach.read, *reach.own)}
    opened: dict[s.FunctionDefinition | None, set[s.FunctionDefinition]] = {}
    watched = {function for root in {*noted, *roots} for function in _inner(root)}
    defined: Counter[str] = Counter()
    bare, attributes = _mentions(units)
    for unit in units:
        watched |= {function for function in _functions(unit) if function.name in bare}
        for owner in _classes(unit):
            for method in _methods(owner):
                defined[method.name] += 1
                if method.name in attributes and not _is_special(method.name):
                    watched.add(method)
            if owner.name in bare:
                watched.update(_constructors(owner))
    read: dict[s.FunctionDefinition | None, set[str]] = {}
    for reach in reaches:
        for root, function in reach.opened:
            opened.setdefault(_watched(root, watched), set()).add(function)
        for root, name in reach.read:
            read.setdefault(_watched(root, watched), set()).add(name)
        for root, name in reach.own:
            if defined[name] > 1:  # a subclass may have its own
                read.setdefault(_watched(root, watched), set()).add(name)
    closed = set(watched)
    pending: list[s.FunctionDefinition | None] = [None]
    while pending:
        source = pending.pop()
        names = read.get(source, set())
        let_out = opened.get(source, set()) & closed
        let_out |= {
            function
            for function in closed
            if function.name in names or (ANY_NAME in names and function.name in attributes)
        }
        closed -= let_out
        pending += let_out
    return Callers(frozenset(watched), frozenset(closed))


def _watched(root: Root, watched: Container[s.FunctionDefinition]) -> s.FunctionDefinition | None:
    """The function whose callers decide whether the code at `root` counts; None if it does."""
    return next((function for function in reversed(root) if function in watched), None)


def _inner(root: Root) -> Iterator[s.FunctionDefinition]:
    """The functions of a root that its outer ones define, and may call or let out."""
    for outer, inner in pairwise(root):
        if not inner.decorators and any(each is inner for each in walk(outer.body)):
            yield inner


def _mentions(units: Sequence[Unit]) -> tuple[set[str], set[str]]:
    bare: set[str] = set()
    attributes: set[str] = set()
    for unit in units:
        bare |= mentioned_names(unit)
        attributes |= own_attributes(unit) | other_attributes(unit)
    return bare, attributes


def _functions(unit: Unit) -> Iterator[s.FunctionDefinition]:
    for statement in walk(unit.body):
        if isinstance(statement, s.FunctionDefinition) and not statement.decorators:
            yield statement


def _classes(unit: Unit) -> Iterator[s.ClassDefinition]:
    for statement in walk(unit.body):
        if isinstance(statement, s.ClassDefinition):
            yield statement


def _methods(owner: s.ClassDefinition) -> Iterator[s.FunctionDefinition]:
    for statement in walk(owner.body):
        if isinstance(statement, s.FunctionDefinition) and all(
            _last_name(decorator) in _PLAIN for decorator in statement.decorators
        ):
            yield statement


def _constructors(owner: s.ClassDefinition) -> Iterator[s.FunctionDefinition]:
    return (method for method in _methods(owner) if method.name in {"__init__", "__post_init__"})


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _last_name(expression: s.Expression) -> str | None:
    if isinstance(expression, s.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, s.Name) else None
