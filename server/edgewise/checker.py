"""The whole flow in one screen: text → units → references → rules → findings.

Pure: no I/O, and it never raises on any text. Everything worked out about a unit is kept
with the unit, so a keystroke costs what it touched.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from edgewise.config.policy import EVERYTHING
from edgewise.finding import Finding, Related
from edgewise.rules import all_rules, claimed_subjects
from edgewise.rules.rule import Problem, Rule, Surroundings
from edgewise.semantics.entrypoints import misfits, taken_misfits
from edgewise.semantics.excuses import find_excuses
from edgewise.semantics.mentions import changed_names
from edgewise.semantics.module import open_calls, read, read_runs
from edgewise.semantics.project import NoProject, Project
from edgewise.semantics.references import Kind, Reference
from edgewise.source.suppressions import file_suppressions, silencing, suppressions
from edgewise.suppression_checker import Checked, Silenced, check_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from edgewise.config.policy import Policy
    from edgewise.finding import Position
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.target import Target
    from edgewise.semantics.module import Entry, RunReading, UnitReading
    from edgewise.semantics.receivers import OpenCall
    from edgewise.source.document import Document
    from edgewise.source.units import Unit

_log = logging.getLogger(__name__)
_ALONE = NoProject()
_broken_rules: set[str] = set()


def check(
    document: Document,
    target: Target,
    project: Project = _ALONE,
    path: Path | None = None,
    policy: Policy = EVERYTHING,
) -> list[Finding]:
    """What there is to say about `document` on `target`, by place.

    `path` is where the document is or will be saved; None for an untitled one. `policy` says
    which rules speak.
    """
    objections: dict[Unit, list[_Objection]] = {}
    worker = project.entry_point_of(path)
    for runtime in target.runtimes:
        runs = read_runs(document, runtime, project, path)
        around = Surroundings(project, path, _used_names(runs), _changes(document))
        follow = partial(read_runs, document, runtime, project, path, follow_all=True)
        excuses = find_excuses(document, runs, runtime.name, follow)
        for run in runs:
            for reading in run.note("notable", _notable_in):
                for objection in _objections(reading, runtime, around):
                    reference = objection[1]
                    if excuses.cover(reference):
                        continue
                    # a call may fail inside a function that stands in another unit
                    objections.setdefault(reference.site.unit, []).append(objection)
        if worker is not None and runtime.workers:
            missing = misfits(runs, runtime, worker, project)
        elif project.worker is not None and runtime.workers and path is not None:
            missing = taken_misfits(runs, runtime, project.worker, path)
        else:
            missing = iter(())
        for objection in _ask(missing, all_rules(), runtime, around):
            objections.setdefault(objection[1].site.unit, []).append(objection)
    has_comments = any(run.note(suppressions, _have_comments) for run in document.runs)
    if not objections and not has_comments:
        return []
    whole_file = file_suppressions(document)
    silenced = Silenced()
    lines = dict(zip(document.units, document.starts, strict=False))
    findings = []
    for unit, raised in objections.items():
        if unit not in lines:
            continue
        made = _findings(unit, raised, target)
        for index, (finding, _) in enumerate(made.findings):
            comments = [each for each in whole_file if each.covers(finding)]
            comments += silencing(unit, finding)
            if comments:  # of rules that are off too: their comments are not called unused
                silenced.note(comments, finding)
            elif policy.enabled(finding.code):
                findings.append(made.placed(index, lines[unit], lines, policy))
    if has_comments:
        checked = Checked(document, target, project, path, whole_file, silenced, policy.enabled)
        findings += map(policy.applied, check_suppressions(checked))
    findings.sort(key=lambda finding: (finding.range, finding.code))
    return findings


def references_at(
    document: Document,
    position: Position,
    target: Target,
    project: Project = _ALONE,
    path: Path | None = None,
) -> list[Reference]:
    """The references around a place, the narrowest first; ranges are the document's."""
    found: dict[tuple[Kind, str, int, int], Reference] = {}
    where = document.unit_at(position.line)
    if where is None:
        return []
    wanted, line = where
    inside = position.shifted(-line)
    for runtime in target.runtimes:
        for unit, reading in read(document, runtime, project, path):
            # another unit's call may fail in a function that stands here
            references = reading.references if unit is wanted else reading.notable
            for reference in references:
                site = reference.site
                if site.unit is not wanted:
                    continue
                range_ = site.range
                if range_.start <= inside <= range_.end:
                    found.setdefault(
                        (reference.kind, reference.name, site.start, site.end),
                        reference.shifted(line),
                    )
    return sorted(found.values(), key=lambda reference: reference.site.end - reference.site.start)


def open_calls_in(
    document: Document, target: Target, project: Project = _ALONE, path: Path | None = None
) -> dict[OpenCall, Position]:
    """The calls whose receiver nobody but other files can tell, and where their methods stand.

    What is found out about them goes to `semantics.module.learn`; then `check` knows it.
    """
    lines = dict(zip(document.units, document.starts, strict=False))
    return {
        call: call.site.range.shifted(lines[call.site.unit]).start
        for runtime in target.runtimes
        for call in open_calls(document, runtime, project, path)
        if call.site.unit in lines
    }


def _notable_in(entries: Iterable[Entry]) -> tuple[UnitReading, ...]:
    """The readings that a rule may have something to say about."""
    return tuple(reading for _, reading in entries if reading.notable)


def _have_comments(units: Iterable[Unit]) -> bool:
    return any(map(suppressions, units))


_Objection = tuple[Rule, Reference, "Runtime"]


def _objections(reading: UnitReading, runtime: Runtime, around: Surroundings) -> list[_Objection]:
    """What the rules object to in a unit; only what depends on other units is asked again."""
    local = reading.notes.get(_objections)
    if not isinstance(local, list):
        local = list(_ask(reading.notable, _rules(whole_document=False), runtime, around))
        reading.notes[_objections] = local
    wide = list(_ask(reading.notable, _rules(whole_document=True), runtime, around))
    return local + wide if wide else local


@cache
def _rules(*, whole_document: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.whole_document is whole_document)


def _ask(
    references: Iterable[Reference],
    rules: tuple[Rule, ...],
    runtime: Runtime,
    around: Surroundings,
) -> Iterator[_Objection]:
    """Ask `rules` about every reference; a name that one rule claims is its alone."""
    claimed = claimed_subjects()
    for reference in references:
        for rule in rules:
            if reference.name in claimed and reference.name not in rule.subjects:
                continue
            try:
                if rule.objects(reference, runtime, around):
                    yield rule, reference, runtime
            except Exception:  # noqa: BLE001  one broken rule must not take the others with it
                _report_broken(rule)


def _findings(unit: Unit, objections: list[_Objection], target: Target) -> _Kept:
    """The findings of one unit, in its own lines; made anew only if something changed."""
    kept = unit.notes.get("findings")
    if isinstance(kept, _Kept) and kept.fits(objections, target):
        return kept
    problems: dict[tuple[str, int, int, str], tuple[Rule, Reference, list[Runtime]]] = {}
    for rule, reference, runtime in objections:
        site = reference.site
        key = (rule.code, site.start, site.end, reference.name)
        runtimes = problems.setdefault(key, (rule, reference, []))[2]
        if runtime not in runtimes:
            runtimes.append(runtime)
    findings = []
    for rule, reference, runtimes in problems.values():
        made = _made(rule, Problem(reference, tuple(runtimes), target))
        if made is not None:
            findings.append((made, reference))
    kept = unit.notes["findings"] = _Kept(objections, target, findings)
    return kept


def _made(rule: Rule, problem: Problem) -> Finding | None:
    try:
        return rule.finding(problem)
    except Exception:  # noqa: BLE001  one broken rule must not take the others with it
        _report_broken(rule)
        return None


class _Kept:
    """A unit's findings, what they were made from, and where they were in the document."""

    __slots__ = ("findings", "objections", "places", "target")

    def __init__(
        self,
        objections: list[_Objection],
        target: Target,
        findings: list[tuple[Finding, Reference]],
    ) -> None:
        self.objections = objections
        self.target = target
        self.findings = findings
        self.places: list[_Place | None] = [None] * len(findings)

    def placed(self, index: int, line: int, lines: Mapping[Unit, int], policy: Policy) -> Finding:
        """A finding in the document's lines: the same as last time if all stands where it did."""
        known = self.places[index]
        if known is None or not known.fits(line, lines, policy):
            finding, reference = self.findings[index]
            placed = policy.applied(_placed(finding, reference, line, lines))
            others = tuple((unit, lines.get(unit)) for unit in _others(reference))
            known = self.places[index] = _Place(line, others, policy, placed)
        return known.finding

    def fits(self, objections: list[_Objection], target: Target) -> bool:
        """Whether the same rules object to the same references for the same target."""
        return (
            len(objections) == len(self.objections)
            and target == self.target
            and all(
                mine[0] is other[0] and mine[1] is other[1] and mine[2] is other[2]
                for mine, other in zip(self.objections, objections, strict=True)
            )
        )


class _Place(NamedTuple):
    """A finding in the document's lines, for as long as the units it speaks of start there."""

    line: int
    others: tuple[tuple[Unit, int | None], ...]
    policy: Policy
    finding: Finding

    def fits(self, line: int, lines: Mapping[Unit, int], policy: Policy) -> bool:
        return (
            self.line == line
            and self.policy is policy
            and all(lines.get(unit) == start for unit, start in self.others)
        )


def _others(reference: Reference) -> Iterator[Unit]:
    """The units that a finding may point back to."""
    origin = reference.origin
    if origin is not None:
        yield origin.unit
        if origin.via is not None:
            yield origin.via.unit
    if reference.via is not None:
        yield reference.via.unit
    for call in reference.calls:
        yield call.unit


def _placed(
    finding: Finding, reference: Reference, line: int, lines: Mapping[Unit, int]
) -> Finding:
    """The finding in the document's lines, with what it points back to.

    That is where the object was made or the value named, and the import that brought it in.
    """
    placed = finding.shifted(line)
    if reference.calls:
        placed = replace(placed, related=(*_way(reference, lines), *placed.related))
    if not reference.fails:
        return placed
    related: list[Related] = []
    origin = reference.origin
    if origin is not None and origin.unit in lines:
        made = origin.site.range.shifted(lines[origin.unit])
        if not made.overlaps(placed.range):
            verb = "is made" if origin.created else "comes from"
            related.append(Related(f"`{origin.of}` {verb} here", made))
    via = (origin.via if origin is not None else None) or reference.via
    if via is not None and via.unit in lines:
        imported = via.range.shifted(lines[via.unit])
        if not imported.overlaps(placed.range):
            name = via.unit.source[via.start : via.end].decode("utf-8", "replace")
            related = [place for place in related if not place.range.overlaps(imported)]
            related.append(Related(f"`{name}` is imported here", imported))
    return replace(placed, related=(*related, *placed.related)) if related else placed


def _way(reference: Reference, lines: Mapping[Unit, int]) -> Iterator[Related]:
    """The calls that lead to what fails while the Worker starts, from the module level on."""
    for number, call in enumerate(reference.calls):
        if call.unit in lines:
            said = "called while the Worker starts" if number == 0 else "which calls"
            yield Related(said, call.range.shifted(lines[call.unit]))


def _used_names(runs: Sequence[RunReading]) -> Callable[[str], Sequence[str]]:
    """A look-up of what the document reads of a module, made when first asked for."""
    names: set[str] = set()

    def used(module: str) -> Sequence[str]:
        if not names:
            names.update(*(run.note("used names", _names_in) for run in runs))
        return sorted(name for name in names if name.startswith(f"{module}."))

    return used


def _names_in(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(reference.name for _, reading in entries for reference in reading.references)


def _changes(document: Document) -> Callable[[str], bool]:
    """A look-up of whether the document may put something into a mapping of a module."""

    def changes(name: str) -> bool:
        last = name.rpartition(".")[2]
        return any(last in run.note(changed_names, _changed_in) for run in document.runs)

    return changes


def _changed_in(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset().union(*map(changed_names, units))


def _report_broken(rule: Rule) -> None:
    if rule.code not in _broken_rules:
        _broken_rules.add(rule.code)
        _log.exception("Rule %s failed and is skipped for what it failed on", rule.code)
