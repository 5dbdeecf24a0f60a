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
class Outlets:
    """What happens to the document's functions in one place beside calls that were followed.

    `opened` are functions that are passed on, or called in a way that was not followed; `read`
    are names of attributes that were read of something unknown, `own` those that a method, read by
    itself, reads of its object, which may be a subclass's.
    """

    opened: set[s.FunctionDefinition] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


class Reach(dict[Root, Outlets]):
    """The outlets in one unit's code, by what was being read."""

    def copy(self) -> Reach:
        """The same, to be added to."""
        return Reach(
            (root, Outlets(set(each.opened), set(each.read), set(each.own)))
            for root, each in self.items()
        )

    def at(self, root: Root) -> Outlets:
        """The outlets where `root` is read."""
        found = self.get(root)
        if found is None:
            found = self[root] = Outlets()
        return found


@dataclass(frozen=True, slots=True)
class Callers:
    """Of which functions every caller is known: those of the `watched` that are `closed`."""

    watched: frozenset[s.FunctionDefinition] = frozenset()
    closed: frozenset[s.FunctionDefinition] = frozenset()

    def are_known(self, root: Root) -> bool:
        """Whether what is read at `root` by itself happens only as some known caller has it."""
        return _watched(root, self.watched) in self.closed


def may_be_known(units: Sequence[Unit], roots: Iterable[Root]) -> bool:
    """Whether every caller of one of these may be known: whether the document names any.

    Without it no call need be followed to find out.
    """
    watched = _Watched(units)
    return any(
        function in watched.functions or function in inner
        for root in roots
        for inner in (set(_inner(root)),)
        for function in root
    )


def callers(units: Sequence[Unit], reaches: Sequence[Reach], roots: Iterable[Root]) -> Callers:
    """Find the functions whose every caller is known: those that no open code lets out.

    Open is the module level, and every function that nobody calls or that was let out. `roots`
    are further places whose functions matter.
    """
    noted = {root for reach in reaches for root in reach}
    found = _Watched(units)
    attributes, defined = found.attributes, found.defined
    watched = {function for root in noted.union(roots) for function in _inner(root)}
    watched |= found.functions
    opened: dict[s.FunctionDefinition | None, set[s.FunctionDefinition]] = {}
    read: dict[s.FunctionDefinition | None, set[str]] = {}
    for reach in reaches:
        for root, outlets in reach.items():
            source = _watched(root, watched)
            opened.setdefault(source, set()).update(outlets.opened)
            names = read.setdefault(source, set())
            names |= outlets.read
            # a subclass may have its own
            names.update(name for name in outlets.own if defined[name] > 1)
    closed = set(watched)
    pending: list[s.FunctionDefinition | None] = [None]
    while pending:
        source = pending.pop()
        let_out = opened.get(source, set()) & closed
        let_out_by = read.get(source)
        if let_out_by:
            any_name = ANY_NAME in let_out_by
            let_out |= {
                function
                for function in closed
                if function.name in let_out_by or (any_name and function.name in attributes)
            }
        closed -= let_out
        pending += let_out
    return Callers(frozenset(watched), frozenset(closed))


def mentions_any(unit: Unit, names: frozenset[str]) -> bool:
    """Whether a unit's code says one of `names`, as a bare name, an attribute or a definition."""
    return not (
        names.isdisjoint(mentioned_names(unit))
        and names.isdisjoint(own_attributes(unit))
        and names.isdisjoint(other_attributes(unit))
        and names.isdisjoint(_defined(unit))
    )


def names_that_matter(units: Sequence[Unit], roots: Iterable[Root]) -> frozenset[str]:
    """The names of functions, of those that call them, and so on, with their classes.

    `getattr` is among them, since it may read any.
    """
    found = {function.name for root in roots for function in root} | {"getattr"}
    rest = list(units)
    while True:
        names = frozenset(found)
        related = [unit for unit in rest if mentions_any(unit, names)]
        if not related:
            return names
        rest = [unit for unit in rest if unit not in related]
        for unit in related:
            found |= _defined(unit)


def _defined(unit: Unit) -> frozenset[str]:
    """The functions, classes and methods that a unit defines, by their names."""

    def find() -> frozenset[str]:
        definitions = _definitions(unit)
        names = {each.name for each in definitions.functions}
        for owner in definitions.classes:
            names.add(owner.name)
            names.update(method.name for method in owner.methods)
        return frozenset(names)

    return unit.note("defined names", find)


def _watched(root: Root, watched: Container[s.FunctionDefinition]) -> s.FunctionDefinition | None:
    """The function whose callers decide whether the code at `root` counts; None if it does."""
    return next((function for function in reversed(root) if function in watched), None)


def _inner(root: Root) -> Iterator[s.FunctionDefinition]:
    """The functions of a root that its outer ones define, and may call or let out."""
    if len(root) < 2:
        return
    for outer, inner in pairwise(root):
        if not inner.decorators and any(each is inner for each in walk(outer.body)):
            yield inner


class _Watched:
    """The functions and methods that a document defines at module level and names.

    `attributes` are all the names of attributes that it reads, `defined` says how many classes
    define a method.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        bare, self.attributes = _mentions(units)
        self.functions: set[s.FunctionDefinition] = set()
        self.defined: Counter[str] = Counter()
        for unit in units:
            definitions = _definitions(unit)
            self.functions.update(each for each in definitions.functions if each.name in bare)
            for owner in definitions.classes:
                for method in owner.methods:
                    self.defined[method.name] += 1
                    if method.name in self.attributes and not _is_special(method.name):
                        self.functions.add(method)
                if owner.name in bare:
                    self.functions.update(owner.constructors)


def _mentions(units: Sequence[Unit]) -> tuple[set[str], set[str]]:
    bare: set[str] = set()
    attributes: set[str] = set()
    for unit in units:
        bare |= mentioned_names(unit)
        attributes |= own_attributes(unit) | other_attributes(unit)
    return bare, attributes


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    methods: tuple[s.FunctionDefinition, ...]
    constructors: tuple[s.FunctionDefinition, ...]


@dataclass(frozen=True, slots=True)
class _Definitions:
    """The functions and classes that a unit defines at module level."""

    functions: tuple[s.FunctionDefinition, ...]
    classes: tuple[_Class, ...]


def _definitions(unit: Unit) -> _Definitions:
    def find() -> _Definitions:
        functions, classes = [], []
        for statement in walk(unit.body):
            if isinstance(statement, s.FunctionDefinition) and not statement.decorators:
                functions.append(statement)
            elif isinstance(statement, s.ClassDefinition):
                methods = tuple(_methods(statement))
                classes.append(_Class(statement.name, methods, tuple(constructors(statement))))
        return _Definitions(tuple(functions), tuple(classes))

    return unit.note("definitions", find)


def _methods(owner: s.ClassDefinition) -> Iterator[s.FunctionDefinition]:
    for statement in walk(owner.body):
        if isinstance(statement, s.FunctionDefinition) and all(
            _last_name(decorator) in _PLAIN for decorator in statement.decorators
        ):
            yield statement


def constructors(owner: s.ClassDefinition) -> Iterator[s.FunctionDefinition]:
    """The methods that making an instance calls."""
    return (method for method in _methods(owner) if method.name in {"__init__", "__post_init__"})


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _last_name(expression: s.Expression) -> str | None:
    if isinstance(expression, s.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, s.Name) else None
