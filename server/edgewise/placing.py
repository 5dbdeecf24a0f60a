"""Objections as findings, placed in the document; what has not changed is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from edgewise.finding import Finding, Related
from edgewise.objections import report_broken
from edgewise.rules.rule import Problem
from edgewise.runtimes.noting import unnoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edgewise.config.policy import Policy
    from edgewise.finding import Range
    from edgewise.objections import Objection, Raised
    from edgewise.rules.rule import Rule
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.target import Target
    from edgewise.semantics.references import Reference
    from edgewise.source.runs import Run
    from edgewise.source.units import Unit


def found_in(
    run: Run,
    raised: Raised,
    target: Target,
    policy: Policy,
    lines: Mapping[Unit, int],
) -> tuple[Finding, ...]:
    """The findings in a run of units, by place: the same as last time if nothing has changed.

    `lines` are those on which the document's units start.
    """
    key = "findings", target.names  # the outlook on newer runtimes must not take these away
    known = run.notes.get(key)
    line = lines[run.units[0]]
    if isinstance(known, _Found) and known.holds(raised, target, policy, line, lines):
        return known.findings
    found: list[Finding] = []
    others: dict[Unit, int | None] = {}
    for unit, kept in kept_findings(raised, target):
        for index, (finding, reference) in enumerate(kept.findings):
            if policy.enabled(finding.code):
                found.append(kept.placed(index, lines[unit], lines, policy))
                others.update((each, lines.get(each)) for each in _others(reference))
    in_order = tuple(sorted(found, key=by_place))
    run.notes[key] = _Found(raised, target, policy, line, tuple(others.items()), in_order)
    return in_order


def by_place(finding: Finding) -> tuple[Range, str, str]:
    """The order of findings; what may be called at a place is a set, which has none."""
    return finding.range, finding.code, finding.subject


class _Found(NamedTuple):
    """What was found in a run, and what that followed from."""

    raised: Raised
    target: Target
    policy: Policy
    line: int
    others: tuple[tuple[Unit, int | None], ...]  # that findings point back to
    findings: tuple[Finding, ...]

    def holds(
        self, raised: Raised, target: Target, policy: Policy, line: int, lines: Mapping[Unit, int]
    ) -> bool:
        return (
            self.line == line
            and self.policy is policy
            and self.raised == raised
            and self.target == target
            and all(lines.get(unit) == start for unit, start in self.others)
        )


def kept_findings(raised: Raised, target: Target) -> Iterator[tuple[Unit, KeptFindings]]:
    """The units of a run in which there is something to say, with what there is."""
    by_unit: dict[Unit, list[Objection]] = {}
    for objections in raised:
        for objection in objections:
            by_unit.setdefault(objection[1].site.unit, []).append(objection)
    for unit, its_own in by_unit.items():
        yield unit, _findings(unit, its_own, target)


def _findings(unit: Unit, objections: list[Objection], target: Target) -> KeptFindings:
    """The findings of one unit, in its own lines; made anew only if something changed."""
    kept = unit.notes.get(("findings", target.names))
    if isinstance(kept, KeptFindings) and kept.fits(objections, target):
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
    kept = unit.notes["findings", target.names] = KeptFindings(objections, target, findings)
    return kept


def _made(rule: Rule, problem: Problem) -> Finding | None:
    try:
        with unnoted():  # what is found is found, whatever is said about it
            return rule.finding(problem)
    except Exception:  # noqa: BLE001  one broken rule must not take the others with it
        report_broken(rule)
        return None


class KeptFindings:
    """A unit's findings, what they were made from, and where they were in the document."""

    __slots__ = ("findings", "objections", "places", "target")

    def __init__(
        self,
        objections: list[Objection],
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

    def fits(self, objections: list[Objection], target: Target) -> bool:
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
