"""The whole flow in one screen: text → units → references → rules → objections → findings.

Pure: no I/O, and it never raises on any text. Everything worked out about a unit is kept
with the unit, so a keystroke costs what it touched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from edgewise.config.policy import EVERYTHING
from edgewise.objections import Objections, as_on, objections_in, objections_to, raised_by_run
from edgewise.placing import by_place, found_in, kept_findings
from edgewise.rules.rule import Surroundings
from edgewise.semantics.alike import is_alike, keeping_notes, to_be_read
from edgewise.semantics.entrypoints import misfits, taken_misfits
from edgewise.semantics.excuses import find_excuses, find_in_steps
from edgewise.semantics.mentions import changed_names
from edgewise.semantics.module import open_calls, read, read_in_steps, read_runs
from edgewise.semantics.project import NoProject, Project
from edgewise.source.suppressions import file_suppressions, silencing, suppressions
from edgewise.suppression_checker import Checked, Silenced, check_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from edgewise.config.policy import Policy
    from edgewise.finding import Finding, Position
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.target import Target
    from edgewise.semantics.readings import Entry, RunReading
    from edgewise.semantics.receivers import OpenCall
    from edgewise.semantics.references import Kind, Reference
    from edgewise.source.document import Document
    from edgewise.source.units import Unit

_ALONE = NoProject()


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
    raised = raised_by_run(document, _objections(document, target, project, path))
    has_comments = any(run.note(suppressions, _have_comments) for run in document.runs)
    if not any(raised) and not has_comments:
        return []
    lines = dict(zip(document.units, document.starts, strict=False))
    if not has_comments:
        return [
            finding
            for run, objections in zip(document.runs, raised, strict=True)
            if objections
            for finding in found_in(run, objections, target, policy, lines)
        ]
    whole_file = file_suppressions(document)
    silenced = Silenced()
    findings: list[Finding] = []
    for run, objections in zip(document.runs, raised, strict=True):
        if not whole_file and not run.note(suppressions, _have_comments):
            findings += found_in(run, objections, target, policy, lines)
            continue
        for unit, kept in kept_findings(objections, target):
            for index, (finding, _) in enumerate(kept.findings):
                comments = [each for each in whole_file if each.covers(finding)]
                comments += silencing(unit, finding)
                if comments:  # of rules that are off too: their comments are not called unused
                    silenced.note(comments, finding)
                elif policy.enabled(finding.code):
                    findings.append(kept.placed(index, lines[unit], lines, policy))
    checked = Checked(document, target, project, path, whole_file, silenced, policy.enabled)
    findings += map(policy.applied, check_suppressions(checked))
    findings.sort(key=by_place)
    return findings


def read_ahead(
    document: Document,
    target: Target,
    project: Project = _ALONE,
    path: Path | None = None,
) -> Iterator[None]:
    """Do in steps of some milliseconds what takes `check` long; it finds it done.

    For long documents, where others cannot wait for all of it. Whoever stops on the way loses
    nothing.
    """
    for runtime in to_be_read(document, target.runtimes):
        runs = yield from read_in_steps(document, runtime, project, path)
        follow = partial(read_in_steps, document, runtime, project, path, follow_all=True)
        yield from find_in_steps(document, runs, runtime.name, follow)


def _objections(
    document: Document, target: Target, project: Project, path: Path | None
) -> list[Sequence[Objections]]:
    """What the rules object to, runtime by runtime; what is the same on two is found once."""
    said: list[Sequence[Objections]] = []
    for runtime in target.runtimes:
        first = target.runtimes[0]
        if said and is_alike(document, first, runtime):
            said.append(as_on(runtime, said[0], document))
            continue
        with keeping_notes(document, runtime):
            said.append(_objections_on(runtime, document, project, path))
    return said


def _objections_on(
    runtime: Runtime, document: Document, project: Project, path: Path | None
) -> list[Objections]:
    """What the rules object to on one runtime, run by run, and last in the whole."""
    runs = read_runs(document, runtime, project, path)
    around = Surroundings(project, path, _used_names(runs), _changes(document))
    follow = partial(read_runs, document, runtime, project, path, follow_all=True)
    excuses = find_excuses(document, runs, runtime.name, follow)
    said = [objections_in(run, runtime, around, excuses) for run in runs]
    worker = project.entry_point_of(path)
    if worker is not None and runtime.workers:
        missing = misfits(runs, runtime, worker, project)
    elif project.worker is not None and runtime.workers and path is not None:
        missing = taken_misfits(runs, runtime, project.worker, path)
    else:
        return said
    return [*said, Objections((), tuple(objections_to(missing, runtime, around)))]


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
    for runtime in to_be_read(document, target.runtimes):
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
        for runtime in to_be_read(document, target.runtimes)
        for call in open_calls(document, runtime, project, path)
        if call.site.unit in lines
    }


def _have_comments(units: Iterable[Unit]) -> bool:
    return any(map(suppressions, units))


def _used_names(runs: Sequence[RunReading]) -> Callable[[str], Sequence[str]]:
    """A look-up of what the document reads of a module."""

    def used(module: str) -> Sequence[str]:
        names = (run.note(("used names", module), partial(_names_in, module)) for run in runs)
        return sorted(frozenset().union(*names))

    return used


def _names_in(module: str, entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(
        reference.name
        for _, reading in entries
        for reference in reading.references
        if reference.name.startswith(f"{module}.")
    )


def _changes(document: Document) -> Callable[[str], bool]:
    """A look-up of whether the document may put something into a mapping of a module."""

    def changes(name: str) -> bool:
        last = name.rpartition(".")[2]
        return any(last in run.note(changed_names, _changed_in) for run in document.runs)

    return changes


def _changed_in(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset().union(*map(changed_names, units))
