"""Why something that would fail in a function does not happen after all.

Functions are read by themselves, for anybody to call. What the rest of the document says about
its callers is put against that here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from edgewise.semantics.mentions import (
    mentioned_names,
    methods,
    module_functions,
    other_attributes,
    own_attributes,
)
from edgewise.semantics.reach import callers, may_be_known, mentions_any, names_that_matter
from edgewise.semantics.scopes import walk
from edgewise.semantics.uses import Uses
from edgewise.semantics.values import has_code
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from edgewise.semantics.readings import Entry, RunReading, UnitReading
    from edgewise.semantics.references import Reference, Site
    from edgewise.semantics.uses import Definition
    from edgewise.source.document import Document
    from edgewise.source.runs import Run
    from edgewise.source.syntax import ClassDefinition, FunctionDefinition
    from edgewise.source.units import Unit

    _Read = Mapping[int, tuple[Unit, UnitReading, object]]  # the last keeps the identity taken


_Item = TypeVar("_Item")
_MENTIONED = mentioned_names, own_attributes, other_attributes


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
    unreached = _unreached(document, readings, runtime)
    left = _left(readings, caught, unreached)
    if left.references:
        caught |= _avoided_again(document, readings, left, runtime, follow)
    return Excuses(frozenset(caught), frozenset(unreached))


def find_in_steps(
    document: Document,
    readings: Sequence[RunReading],
    runtime: str,
    follow: Callable[[], Iterator[None]],
) -> Iterator[None]:
    """Find out what takes `find_excuses` long, and let others go first on the way.

    `follow` reads in steps what `find_excuses` gets from its own `follow`.
    """
    if not any(reading.note("failing in functions", _failing_in).sites for reading in readings):
        return
    for run in document.runs:
        run.note("methods", _methods_in)
        run.note("module functions", _functions_in)
        for find in _MENTIONED:
            run.note(find, partial(_all_in, find))
        yield
    left = _left(readings, _caught(readings), _unreached(document, readings, runtime))
    roots = [reference.functions for reference in left.references]
    if roots and may_be_known(document.units, roots):
        yield from follow()


class _Left(NamedTuple):
    """What fails in functions and is not excused so far, and where."""

    references: Sequence[Reference]
    sites: frozenset[Site]


def _left(
    readings: Iterable[RunReading], caught: set[Site], unreached: set[FunctionDefinition]
) -> _Left:
    references: list[Reference] = []
    sites: set[Site] = set()
    for reading in readings:
        here = reading.note("failing in functions", _failing_in)
        if caught.isdisjoint(here.sites) and unreached.isdisjoint(here.functions):
            references += here.references
            sites |= here.sites
            continue
        for reference in here.references:
            if reference.site not in caught and unreached.isdisjoint(reference.functions):
                references.append(reference)
                sites.add(reference.site)
    return _Left(references, frozenset(sites))


class _Failing(NamedTuple):
    """What fails in functions, where, and in which: all of them, and the outermost."""

    references: tuple[Reference, ...]
    sites: frozenset[Site]
    functions: frozenset[FunctionDefinition]
    outermost: frozenset[FunctionDefinition]


def _failing_in(entries: Iterable[Entry]) -> _Failing:
    references = tuple(
        reference
        for _, reading in entries
        for reference in reading.notable
        if reference.fails and reference.functions
    )
    return _Failing(
        references,
        frozenset(reference.site for reference in references),
        frozenset(function for reference in references for function in reference.functions),
        frozenset(reference.functions[0] for reference in references),
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


def _unreached(
    document: Document, readings: Sequence[RunReading], runtime: str
) -> set[FunctionDefinition]:
    """The functions that the document names, but only where the runtime never gets.

    A method's class counts too. A function that nothing names is another matter: a request may
    call it.
    """
    around: frozenset[FunctionDefinition] = frozenset().union(
        *(reading.note("failing in functions", _failing_in).outermost for reading in readings)
    )
    if not around:
        return set()
    reached = document.latest.get(("reached", runtime))
    if not isinstance(reached, _Reached) or reached.around != around:
        owners = {
            method: owner
            for run in document.runs
            for method, owner in run.note("methods", _methods_in).items()
            if method in around
        }
        functions = around.intersection(
            chain(*(run.note("module functions", _functions_in) for run in document.runs))
        )
        reached = document.latest["reached", runtime] = _Reached(around, owners, functions)
    return reached.unreached(document.runs, readings)


class _Reached:
    """Which of some functions code gets to, by what each run of the document says of them.

    It goes from one version of the document to the next, so that only new runs are asked.
    """

    def __init__(
        self,
        around: frozenset[FunctionDefinition],
        owners: Mapping[FunctionDefinition, ClassDefinition],
        functions: frozenset[FunctionDefinition],
    ) -> None:
        """`owners` are the classes of those that are methods, `functions` those of the module."""
        self.around = around
        self._owners = owners
        self._functions = functions
        self._definitions: frozenset[Definition] = around.union(owners.values())
        self._names = frozenset(each.name for each in self._definitions)
        self._used: dict[RunReading, Uses] = {}
        self._mentioned: dict[Run, _Mentioned] = {}

    def unreached(
        self, runs: Iterable[Run], readings: Iterable[RunReading]
    ) -> set[FunctionDefinition]:
        """The functions that are named, but only where the runtime never gets."""
        self._used = {each: self._used.get(each) or self._used_in(each) for each in readings}
        self._mentioned = {
            each: self._mentioned.get(each) or self._mentioned_in(each) for each in runs
        }
        uses = Uses()
        for each in self._used.values():
            uses.take_in(each)
        used = uses.used | (uses.listed - uses.left)
        bare, own, other = (
            frozenset().union(*each) for each in zip(*self._mentioned.values(), strict=True)
        )
        unreached = {each for each in self._functions if each not in used and each.name in bare}
        for method, owner in self._owners.items():
            if method not in used and (
                (owner not in used and owner.name in bare)
                or (method.name in own and method.name not in other)
            ):
                unreached.add(method)
        return unreached

    def _used_in(self, reading: RunReading) -> Uses:
        uses, ours = reading.note("uses", _uses_in), self._definitions
        return Uses(uses.used & ours, uses.listed & ours, uses.left & ours)

    def _mentioned_in(self, run: Run) -> _Mentioned:
        return _Mentioned(
            *(self._names & run.note(find, partial(_all_in, find)) for find in _MENTIONED)
        )


class _Mentioned(NamedTuple):
    """The names that matter, as they occur in a run."""

    bare: frozenset[str]
    own: frozenset[str]  # attributes of `self`
    other: frozenset[str]


def _uses_in(entries: Iterable[Entry]) -> Uses:
    uses = Uses()
    for _, reading in entries:
        uses.take_in(reading.uses)
    return uses


def _functions_in(units: Iterable[Unit]) -> frozenset[FunctionDefinition]:
    return _all_in(module_functions, units)


def _all_in(find: Callable[[Unit], frozenset[_Item]], units: Iterable[Unit]) -> frozenset[_Item]:
    """What `find` finds in some of the units."""
    return frozenset().union(*map(find, units))


def _methods_in(units: Iterable[Unit]) -> dict[FunctionDefinition, ClassDefinition]:
    return {method: owner for unit in units for method, owner in methods(unit).items()}


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was avoided, and what that was worked out from.

    `read` are the units as they were read, run by run, by the identity of what a reading asked
    for: each reading asks anew. `unread` are those below where the module ends, which still name
    functions. Where calls were followed, `names` are those that a unit would
    have to name to change anything, `asked` those that the units which do so ask for meanwhile:
    these may go elsewhere when one of them means something else.
    """

    failing: frozenset[Site]
    read: Mapping[RunReading, _Read]
    unread: frozenset[Unit]
    is_followed: bool
    names: frozenset[str]
    asked: frozenset[str]
    avoided: frozenset[Site]

    def may_depend_on(self, unit: Unit, reading: UnitReading) -> bool:
        """Whether something else may be avoided with this unit than without it."""
        if mentions_any(unit, self.names):
            return True
        return self.is_followed and (
            not self.asked.isdisjoint(reading.writes) or _may_end(unit, reading)
        )


def _may_end(unit: Unit, reading: UnitReading) -> bool:
    """Whether a call at module level, followed, may end the module: nothing below runs then."""
    if any(binding and has_code(binding.value) for binding in reading.asked.values()):
        return True
    first = unit.body[0] if unit.body else None
    return not isinstance(first, (s.FunctionDefinition, s.ClassDefinition)) and any(
        isinstance(statement, (s.FunctionDefinition, s.ClassDefinition))
        for statement in walk(unit.body)
    )


def _read_in(entries: Iterable[Entry]) -> _Read:
    return {
        id(reading.later_asked): (unit, reading, reading.later_asked) for unit, reading in entries
    }


def _unread_in(document: Document, readings: Sequence[RunReading]) -> frozenset[Unit]:
    """The units below the one in which the module ends."""
    runs, last = document.runs, len(readings) - 1
    below = runs[last].units[len(readings[last].entries) :]
    if not below and len(runs) == len(readings):
        return frozenset()
    return frozenset(chain(below, *(run.units for run in runs[last + 1 :])))


def _avoided_again(
    document: Document,
    readings: Sequence[RunReading],
    left: _Left,
    runtime: str,
    follow: Callable[[], Iterable[RunReading]],
) -> frozenset[Site]:
    """The places that no call gets to, as last time if nothing that matters was read anew."""
    key = "avoided", runtime
    read = {reading: reading.note("read", _read_in) for reading in readings}
    unread = _unread_in(document, readings)
    known = document.latest.get(key)
    if isinstance(known, _Remembered) and known.failing == left.sites:
        now = _only_in(read, known.read)
        before = _only_in(known.read, read)
        changed = [now[each] for each in now.keys() - before.keys()]
        changed += [before[each] for each in before.keys() - now.keys()]
        if not (
            any(known.may_depend_on(unit, reading) for unit, reading, _ in changed)
            or any(mentions_any(unit, known.names) for unit in known.unread ^ unread)
        ):
            document.latest[key] = replace(known, read=read, unread=unread)
            return known.avoided
    roots = [reference.functions for reference in left.references]
    is_followed = may_be_known(document.units, roots)
    followed = list(follow()) if is_followed else []
    avoided = frozenset(_avoided(document, left.references, followed))
    names = names_that_matter(document.units, roots)
    asked = frozenset(
        name
        for run in followed
        for unit, reading in run.entries
        if mentions_any(unit, names)
        for name in {**reading.asked, **(reading.later_asked or {})}
    )
    document.latest[key] = _Remembered(left.sites, read, unread, is_followed, names, asked, avoided)
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
