"""What the rules object to, before it is said: a rule, a reference and a runtime each.

Rules are asked once about what they can tell from a reference. What is left to ask again at each
key are the references for which the rest of the document decides, and they are few.
"""

from __future__ import annotations

import logging
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from edgewise.rules import all_rules, claimed_subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edgewise.rules.rule import Rule, Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.excuses import Excuses
    from edgewise.semantics.readings import Entry, RunReading, UnitReading
    from edgewise.semantics.references import Reference, Site
    from edgewise.source.document import Document
    from edgewise.source.syntax import FunctionDefinition
    from edgewise.source.units import Unit

_log = logging.getLogger(__name__)
_broken_rules: set[str] = set()

Objection = tuple["Rule", "Reference", "Runtime"]


class Objections(NamedTuple):
    """What is objected to in a run; the same objects as long as nothing about it changes.

    A call may fail inside a function that stands elsewhere: those are `away`.
    """

    here: tuple[Objection, ...]
    away: tuple[Objection, ...]


Raised = tuple[tuple[Objection, ...], ...]
"""What is objected to in the units of a run: what was raised there, and what in other runs."""


def raised_by_run(document: Document, said: Iterable[Iterable[Objections]]) -> list[Raised]:
    """Put what is objected to where it belongs; `said` are the objections, runtime by runtime.

    What belongs to no unit of the document any more is left out.
    """
    raised: list[list[tuple[Objection, ...]]] = [[] for _ in document.runs]
    home: dict[Unit, int] = {}
    for on_one_runtime in said:
        strays: dict[int, list[Objection]] = {}
        for index, (here, away) in enumerate(on_one_runtime):
            if here:
                raised[index].append(here)
            if away and not home:
                home = {unit: at for at, run in enumerate(document.runs) for unit in run.units}
            for objection in away:
                at = home.get(objection[1].site.unit)
                if at is not None:
                    strays.setdefault(at, []).append(objection)
        for at, objections in strays.items():
            raised[at].append(tuple(objections))
    return [tuple(each) for each in raised]


class _Asked(NamedTuple):
    """What the rules say of the references of a run by themselves."""

    sure: tuple[Objection, ...]
    open: tuple[Objection, ...]  # the document decides
    sites: frozenset[Site]
    functions: frozenset[FunctionDefinition]
    units: frozenset[Unit]


class _Judged(NamedTuple):
    """The objections of a run, and what they were decided by."""

    raised: tuple[Objection, ...]  # of those that were open
    sites: frozenset[Site]  # that are excused
    functions: frozenset[FunctionDefinition]
    objections: Objections


def objections_in(
    run: RunReading, runtime: Runtime, around: Surroundings, excuses: Excuses
) -> Objections:
    """What the rules object to in a run, and nothing excuses."""
    asked = run.note(("asked", runtime.name), partial(_ask_all, runtime, around))
    raised = tuple(each for each in asked.open if objects(*each, around)) if asked.open else ()
    sites = excuses.sites & asked.sites
    functions = excuses.functions & asked.functions
    known = run.notes.get(("judged", runtime.name))
    if (
        isinstance(known, _Judged)
        and known.raised == raised
        and known.sites == sites
        and known.functions == functions
    ):
        return known.objections
    here: list[Objection] = []
    away: list[Objection] = []
    for objection in (*asked.sure, *raised):
        reference = objection[1]
        if not excuses.cover(reference):
            (here if reference.site.unit in asked.units else away).append(objection)
    objections = Objections(tuple(here), tuple(away))
    run.notes["judged", runtime.name] = _Judged(raised, sites, functions, objections)
    return objections


def as_on(runtime: Runtime, said: Sequence[Objections], document: Document) -> Sequence[Objections]:
    """The same objections on another runtime; the same objects for the same ones."""
    known = document.latest.get((as_on, runtime.name))
    before: dict[int, tuple[Objections, Objections]] = known if isinstance(known, dict) else {}
    made: dict[int, tuple[Objections, Objections]] = {}
    for index, each in enumerate(said):
        if each.here or each.away:
            kept = before.get(index)
            if kept is None or kept[0] is not each:
                kept = each, Objections(*(_on(runtime, one) for one in each))
            made[index] = kept
    document.latest[as_on, runtime.name] = made
    return [made[index][1] if index in made else each for index, each in enumerate(said)]


def _on(runtime: Runtime, objections: Iterable[Objection]) -> tuple[Objection, ...]:
    return tuple((rule, reference, runtime) for rule, reference, _ in objections)


def objections_to(
    references: Iterable[Reference], runtime: Runtime, around: Surroundings
) -> Iterator[Objection]:
    """What all rules object to in `references`."""
    for reference in references:
        for rule in _rules_for(reference):
            if objects(rule, reference, runtime, around):
                yield rule, reference, runtime


def objects(rule: Rule, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
    """Whether a rule objects; one that breaks does not, and must not take others with it."""
    try:
        return rule.objects(reference, runtime, around)
    except Exception:  # noqa: BLE001
        report_broken(rule)
        return False


def report_broken(rule: Rule) -> None:
    """Log that a rule failed, once."""
    if rule.code not in _broken_rules:
        _broken_rules.add(rule.code)
        _log.exception("Rule %s failed and is skipped for what it failed on", rule.code)


def _ask_all(runtime: Runtime, around: Surroundings, entries: Iterable[Entry]) -> _Asked:
    """Ask the rules about each reference of a run that one may have something to say about."""
    sure: list[Objection] = []
    undecided: list[Objection] = []
    units = []
    for unit, reading in entries:
        units.append(unit)
        if reading.notable:
            here, perhaps = _ask(reading, runtime, around)
            sure += here
            undecided += perhaps
    references = [each[1] for each in (*sure, *undecided)]
    return _Asked(
        tuple(sure),
        tuple(undecided),
        frozenset(each.site for each in references),
        frozenset(function for each in references for function in each.functions),
        frozenset(units),
    )


def _ask(
    reading: UnitReading, runtime: Runtime, around: Surroundings
) -> tuple[list[Objection], list[Objection]]:
    """What rules object to in a unit, and what they may object to; kept with the reading."""
    known = reading.notes.get(_ask)
    if isinstance(known, tuple):
        return known
    sure: list[Objection] = []
    undecided: list[Objection] = []
    for reference in reading.notable:
        for rule in _rules_for(reference):
            if rule.whole_document:
                if _may_object(rule, reference, runtime):
                    undecided.append((rule, reference, runtime))
            elif objects(rule, reference, runtime, around):
                sure.append((rule, reference, runtime))
    found = reading.notes[_ask] = sure, undecided
    return found


def _may_object(rule: Rule, reference: Reference, runtime: Runtime) -> bool:
    try:
        return rule.may_object(reference, runtime)
    except Exception:  # noqa: BLE001
        report_broken(rule)
        return False


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(all_rules())


def _rules_for(reference: Reference) -> Iterable[Rule]:
    """The rules that may speak of a name: all, or the one that claims it."""
    if reference.name not in claimed_subjects():
        return _rules()
    return [rule for rule in _rules() if reference.name in rule.subjects]
