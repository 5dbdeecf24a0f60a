"""What lists, sets and dicts get after the display that made them, wherever that happens.

A local name's list is followed statement by statement (`Evaluator.note_addition`). What another
function, a method or a decorator puts in (`PLUGINS.append(cls)`) is remembered under the key of
the display, as a pseudo-name of the module, so that whoever looks into it depends on it. In
which order things happen is not considered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.semantics import models, operations
from edgewise.semantics.locks import Locks
from edgewise.semantics.members import SERIALS
from edgewise.semantics.scopes import local_names, walk
from edgewise.semantics.state import Binding
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Constant,
    Items,
    Many,
    Mapping,
    Method,
    Table,
    Value,
    is_known,
    join,
    just,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.semantics.arguments import Arguments
    from edgewise.source.units import Unit

DISPLAYS = frozenset({Items, Many, Mapping, Table})
# A registry of more entries than this is a table of data.
_MAX_ENTRIES = 64
# What stands in the text of a function that fills something: a method's name, or `…] = `.
_MAY_FILL = re.compile(rb"\b(?:%s)\b|\][\s\\)]*=(?!=)" % "|".join(sorted(models.MUTATORS)).encode())


class Contents(Locks):
    """Remembers what is put into displays, and finds it there."""

    def key(self, node: s.Expression) -> str:
        """What tells a display from all others of the document."""
        serial = self.unit.note("serial", lambda: next(SERIALS))
        return f"contents[{serial}:{node.start}]"

    def filled(self, value: Value) -> Value:
        """A value, its displays with what was put into them elsewhere."""
        grown: list[Atom] | None = None
        for atom in value:
            if type(atom) not in DISPLAYS:
                continue
            if isinstance(atom, (Items, Mapping, Many, Table)) and atom.key:
                added = self.module.state.get(atom.key)
                if added is not None:
                    grown = list(value) if grown is None else grown
                    grown.remove(atom)
                    grown.append(_together(atom, added.value))
        return value if grown is None else frozenset(grown)

    def note_method(self, function: Value, arguments: Arguments) -> None:
        """Remember what a method of a display that is no local name's puts into it."""
        for atom in function:
            if isinstance(atom, Method) and atom.name in models.MUTATORS and arguments.args:
                added = arguments.args[-1]
                if atom.name == "extend":
                    added = operations.element_of(added)
                if atom.name in models.ADDERS or atom.name == "extend":
                    self.put(atom.of, just(Many(added)), known=is_known(added))
                elif atom.name == "setdefault" and len(arguments.args) == 2:
                    self.put_item(atom.of, arguments.args[0], added)

    def put_item(self, container: Atom, key: Value, element: Value) -> None:
        """Remember `container[key] = element`."""
        chosen = only(key)
        entry: Atom = Table(element)
        if isinstance(chosen, Constant):
            entry = Mapping(((chosen.value, element),))
        self.put(container, just(entry), known=is_known(element))

    def put(self, container: Atom, addition: Value, *, known: bool) -> None:
        key = getattr(container, "key", "")
        if not key or not known:  # the known ones may fail, whatever else is in it
            return
        names = self.module.state.names
        before = self.module.state.get(key)
        if before is not None:
            addition = just(_both(only(before.value), only(addition)))
        names[key] = Binding(addition)


def fills(function: s.FunctionDefinition, unit: Unit) -> bool:
    """Whether a function of `unit` puts something into a list or dict that is not its own.

    Worked out once per function; most need not be looked into for it.
    """
    if function.fills is None:
        if not _MAY_FILL.search(unit.source, function.start, function.end):
            function.fills = False
            return False
        own = local_names(function)
        function.fills = any(_foreign(owner, own) for owner in _filled_by(function.body))
    return function.fills


def _filled_by(body: s.Body) -> Iterator[s.Expression]:
    for statement in walk(body):
        if isinstance(statement, s.Evaluate) and isinstance(statement.value, s.Call):
            called = statement.value.func
            if isinstance(called, s.Attribute) and called.attr in models.MUTATORS:
                yield called.value
        elif isinstance(statement, s.Assign):
            for target in statement.targets:
                if isinstance(target, s.Subscript):
                    yield target.value


def _foreign(owner: s.Expression, own: frozenset[str]) -> bool:
    while isinstance(owner, s.Attribute):
        owner = owner.value
    return isinstance(owner, s.Name) and owner.id not in own


def _together(atom: Items | Mapping | Many | Table, added: Value) -> Atom:
    """A display with what was put into it."""
    return _both(atom, only(added))


def _both(first: Atom | None, second: Atom | None) -> Atom:
    key = getattr(first, "key", "")
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        items = dict(first.items)
        for name, value in second.items:
            items[name] = join([items[name], value]) if name in items else value
        if len(items) <= _MAX_ENTRIES:
            return Mapping(tuple(items.items()), key)
    if isinstance(first, (Mapping, Table)) and isinstance(second, (Mapping, Table)):
        return Table(join([*_values(first), *_values(second)]), key)
    if isinstance(first, (Items, Many)) and isinstance(second, (Items, Many)):
        return Many(join([*_values(first), *_values(second)]), key)
    return Many(UNKNOWN, key)  # it is used as a list and as a dict


def _values(atom: Items | Mapping | Many | Table) -> Iterator[Value]:
    if isinstance(atom, Items):
        yield from atom.members
    elif isinstance(atom, Mapping):
        yield from (value for _, value in atom.items)
    elif isinstance(atom, Many):
        yield atom.element
    else:
        yield atom.value
