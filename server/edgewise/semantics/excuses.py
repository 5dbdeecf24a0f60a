"""Why something that would fail in a function does not happen after all.

Functions are read by themselves, for anybody to call. What the rest of the document says about
its callers is put against that here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from edgewise.semantics.mentions import (
    mentioned_names,
    methods,
    module_functions,
    other_attributes,
    own_attributes,
)
from edgewise.semantics.reach import callers, mentions_any, names_that_matter
from edgewise.semantics.uses import Uses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from edgewise.semantics.module import Entry, RunReading, UnitReading
    from edgewise.semantics.references import Reference, Site
    from edgewise.semantics.uses import Definition
    from edgewise.source.document import Document
    from edgewise.source.syntax import ClassDefinition, FunctionDefinition
    from edgewise.source.units import Unit

    _Read = Mapping[int, tuple[Unit, UnitReading, object]]  # the last keeps the identity taken


_Item = TypeVar("_Item")


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
    readings: Sequence[RunReading],
    runtime: str,
    follow: Callable[[], Iterable[RunReading]],
) -> Excuses:
    """Find what the document itself excuses on the runtime of that name.

    `follow` reads the document with every call followed.
    """
    caught = _caught(readings)
    unreached = _unreached(document, readings)
    failing = [
        reference
        for reading in readings
        for reference in reading.note("failing in functions", _failing_in)
        if reference.site not in caught and unreached.isdisjoint(reference.functions)
    ]
    if failing:
        caught |= _avoided_again(document, readings, failing, runtime, follow)
    return Excuses(frozenset(caught), frozenset(unreached))


def _failing_in(entries: Iterable[Entry]) -> tuple[Reference, ...]:
    """What fails in functions."""
    return tuple(
        reference
        for _, reading in entries
        for reference in reading.notable
        if reference.fails and reference.functions
    )


def _caught(readings: Iterable[RunReading]) -> set[Site]:
    """The places in functions whose failure is caught wherever the document calls them."""
    caught: set[Site] = set()
    uncaught: set[Site] = set()
    for reading in readings:
        here, not_here = reading.note("caught", _caught_in)
        caught |= here
        uncaught |= not_here
    return caught - uncaught


def _caught_in(entries: Iterable[Entry]) -> tuple[frozenset[Site], frozenset[Site]]:
    """The places whose failure is caught in some call, and those where it is not."""
    caught: set[Site] = set()
    uncaught: set[Site] = set()
    for _, reading in entries:
        for reference in reading.notable:
            if reference.called and reference.raises is not None:
                (caught if reference.guarded else uncaught).add(reference.site)
    return frozenset(caught), frozenset(uncaught)


def _unreached(document: Document, readings: Sequence[RunReading]) -> set[FunctionDefinition]:
    """The functions that the document names, but only where the runtime never gets.

    A method's class counts too. A function that nothing names is another matter: a request may
    call it.
    """
    around = {
        reference.functions[0]
        for reading in readings
        for reference in reading.note("failing in functions", _failing_in)
    }
    used: set[Definition] = set()
    listed: set[Definition] = set()
    left: set[Definition] = set()
    for reading in readings:
        uses = reading.note("uses", _uses_in)
        used |= uses.used
        listed |= uses.listed
        left |= uses.left
    used |= listed - left
    around -= used
    if not around:
        return set()
    owners = {
        owner
        for run in document.runs
        for method, owner in run.note("methods", _methods_in).items()
        if method in around and owner not in used
    }
    wanted = {each.name for each in around | owners}
    functions, own, other = (
        {name for run in document.runs for name in wanted & run.note(find, partial(_all_in, find))}
        for find in (mentioned_names, own_attributes, other_attributes)
    )
    unreached = set()
    for run in document.runs:
        for function in around & run.note(module_functions, partial(_all_in, module_functions)):
            if function.name in functions:
                unreached.add(function)
        methods_here = run.note("methods", _methods_in)
        for method in around & methods_here.keys():
            owner = methods_here[method]
            if (owner in owners and owner.name in functions) or (
                method.name in own and method.name not in other
            ):
                unreached.add(method)
    return unreached


def _uses_in(entries: Iterable[Entry]) -> Uses:
    uses = Uses()
    for _, reading in entries:
        uses.take_in(reading.uses)
    return uses


def _all_in(find: Callable[[Unit], frozenset[_Item]], units: Iterable[Unit]) -> frozenset[_Item]:
    """What `find` finds in some of the units."""
    return frozenset().union(*map(find, units))


def _methods_in(units: Iterable[Unit]) -> dict[FunctionDefinition, ClassDefinition]:
    return {method: owner for unit in units for method, owner in methods(unit).items()}


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was avoided, and what that was worked out from.

    `read` are the units as they were read, run by run, by the identity of what a reading asked
    for: each reading asks anew. `names` are those that a unit would have to name to change
    anything, `asked` those that the units which do so ask for while calls are followed: these
    may go elsewhere when one of them means something else.
    """

    failing: frozenset[Site]
    read: Mapping[RunReading, _Read]
    names: frozenset[str]
    asked: frozenset[str]
    avoided: frozenset[Site]


def _read_in(entries: Iterable[Entry]) -> _Read:
    return {
        id(reading.later_asked): (unit, reading, reading.later_asked) for unit, reading in entries
    }


def _avoided_again(
    document: Document,
    readings: Sequence[RunReading],
    failing: Sequence[Reference],
    runtime: str,
    follow: Callable[[], Iterable[RunReading]],
) -> frozenset[Site]:
    """The places that no call gets to, as last time if nothing that matters was read anew."""
    notes = failing[0].site.unit.notes
    key = "avoided", runtime
    sites = frozenset(reference.site for reference in failing)
    read = {reading: reading.note("read", _read_in) for reading in readings}
    known = notes.get(key)
    if isinstance(known, _Remembered) and known.failing == sites:
        now = _only_in(read, known.read)
        before = _only_in(known.read, read)
        changed = [now[each] for each in now.keys() - before.keys()]
        changed += [before[each] for each in before.keys() - now.keys()]
        if not any(
            mentions_any(unit, known.names) or not known.asked.isdisjoint(reading.writes)
            for unit, reading, _ in changed
        ):
            notes[key] = replace(known, read=read)
            return known.avoided
    followed = list(follow())
    avoided = frozenset(_avoided(document, failing, followed))
    names = names_that_matter(document.units, (reference.functions for reference in failing))
    asked = frozenset(
        name
        for run in followed
        for unit, reading in run.entries
        if mentions_any(unit, names)
        for name in {**reading.asked, **(reading.later_asked or {})}
    )
    notes[key] = _Remembered(sites, read, names, asked, avoided)
    return avoided


def _only_in(first: Mapping[RunReading, _Read], second: Mapping[RunReading, _Read]) -> _Read:
    """What was read in the runs that are only in the first."""
    return {
        each: found
        for run, read in first.items()
        if second.get(run) is not read
        for each, found in read.items()
    }


def _avoided(
    document: Document,
    failing: Sequence[Reference],
    runs: Iterable[RunReading],
) -> set[Site]:
    """The places that no call in the document gets to, where it has all the calls."""
    followed = [reading for run in runs for _, reading in run.entries]
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
