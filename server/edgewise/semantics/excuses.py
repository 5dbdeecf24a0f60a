"""Why something that would fail in a function does not happen after all.

Functions are read by themselves, for anybody to call. What the rest of the document says about
its callers is put against that here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edgewise.semantics.mentions import (
    mentioned_names,
    methods,
    module_functions,
    other_attributes,
    own_attributes,
)
from edgewise.semantics.reach import callers, mentions_any, names_that_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from edgewise.semantics.module import UnitReading
    from edgewise.semantics.references import Reference, Site
    from edgewise.semantics.uses import Definition
    from edgewise.source.document import Document
    from edgewise.source.syntax import FunctionDefinition
    from edgewise.source.units import Unit

    Readings = Sequence[tuple[Unit, UnitReading]]


@dataclass(frozen=True, slots=True)
class Excuses:
    """The places, and the functions, in which nothing is reported."""

    sites: frozenset[Site]
    functions: frozenset[FunctionDefinition]

    def cover(self, reference: Reference) -> bool:
        """Whether what fails at `reference` does not happen, or is caught."""
        return reference.site in self.sites or not self.functions.isdisjoint(reference.functions)


def find_excuses(
    document: Document,
    readings: Readings,
    runtime: str,
    follow: Callable[[], Iterable[tuple[Unit, UnitReading]]],
) -> Excuses:
    """Find what the document itself excuses on the runtime of that name.

    `follow` reads the document with every call followed.
    """
    caught = _caught(readings)
    unreached = _unreached(document, readings)
    failing = [
        reference
        for _, reading in readings
        for reference in reading.notable
        if reference.fails
        and reference.functions
        and reference.site not in caught
        and unreached.isdisjoint(reference.functions)
    ]
    if failing:
        caught |= _avoided_again(document, readings, failing, runtime, follow)
    return Excuses(frozenset(caught), frozenset(unreached))


def _caught(readings: Readings) -> set[Site]:
    """The places in functions whose failure is caught wherever the document calls them."""
    caught: set[Site] = set()
    uncaught: set[Site] = set()
    for _, reading in readings:
        for reference in reading.notable:
            if reference.called and reference.raises is not None:
                (caught if reference.guarded else uncaught).add(reference.site)
    return caught - uncaught


def _unreached(document: Document, readings: Readings) -> set[FunctionDefinition]:
    """The functions that the document names, but only where the runtime never gets.

    A method's class counts too. A function that nothing names is another matter: a request may
    call it.
    """
    around = {
        reference.functions[0]
        for _, reading in readings
        for reference in reading.notable
        if reference.fails and reference.functions
    }
    used: set[Definition] = set()
    listed: set[Definition] = set()
    left: set[Definition] = set()
    for _, reading in readings:
        used |= reading.uses.used
        listed |= reading.uses.listed
        left |= reading.uses.left
    used |= listed - left
    around -= used
    if not around:
        return set()
    owners = {
        owner for unit in document.units for method, owner in methods(unit).items()
        if method in around and owner not in used
    }  # fmt: skip
    wanted = {each.name for each in around | owners}
    functions, own, other = (
        {name for unit in document.units for name in wanted & names(unit)}
        for names in (mentioned_names, own_attributes, other_attributes)
    )
    unreached = set()
    for unit in document.units:
        for function in around & module_functions(unit):
            if function.name in functions:
                unreached.add(function)
        for method, owner in methods(unit).items():
            if method not in around:
                continue
            if (owner in owners and owner.name in functions) or (
                method.name in own and method.name not in other
            ):
                unreached.add(method)
    return unreached


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was avoided, and what that was worked out from.

    `read` are the units as they were read, by the identity of what a reading asked for: each
    reading asks anew. `names` are those that a unit would have to name to change anything.
    """

    failing: frozenset[Site]
    read: Mapping[int, tuple[Unit, object]]
    names: frozenset[str]
    avoided: frozenset[Site]


def _avoided_again(
    document: Document,
    readings: Readings,
    failing: Sequence[Reference],
    runtime: str,
    follow: Callable[[], Iterable[tuple[Unit, UnitReading]]],
) -> frozenset[Site]:
    """The places that no call gets to, as last time if nothing that matters was read anew."""
    notes = failing[0].site.unit.notes
    key = "avoided", runtime
    sites = frozenset(reference.site for reference in failing)
    read: dict[int, tuple[Unit, object]] = {
        id(reading.later_asked): (unit, reading.later_asked) for unit, reading in readings
    }
    known = notes.get(key)
    if isinstance(known, _Remembered) and known.failing == sites:
        changed = [read[each][0] for each in read.keys() - known.read.keys()]
        changed += [known.read[each][0] for each in known.read.keys() - read.keys()]
        if not any(mentions_any(unit, known.names) for unit in changed):
            notes[key] = replace(known, read=read)
            return known.avoided
    avoided = frozenset(_avoided(document, failing, follow))
    names = names_that_matter(document.units, (reference.functions for reference in failing))
    notes[key] = _Remembered(sites, read, names, avoided)
    return avoided


def _avoided(
    document: Document,
    failing: Sequence[Reference],
    follow: Callable[[], Iterable[tuple[Unit, UnitReading]]],
) -> set[Site]:
    """The places that no call in the document gets to, where it has all the calls."""
    followed = [reading for _, reading in follow()]
    known = callers(
        document.units,
        [reading.reach for reading in followed if reading.reach is not None],
        {reference.functions for reference in failing},
    )
    avoided = {reference.site for reference in failing if known.are_known(reference.functions)}
    if avoided:
        avoided -= {
            reference.site
            for reading in followed
            for reference in reading.notable
            if reference.fails and not known.are_known(reference.functions)
        }
    return avoided
