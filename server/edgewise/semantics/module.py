"""A whole document on one runtime: its units in order, then the functions they define.

A unit's result is kept with it and used again for as long as every name that it asked for
means the same, so an edit re-reads the unit it touched and those that depend on what it bound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from edgewise.runtimes.noting import noting
from edgewise.semantics.alike import keeping_notes, read_before
from edgewise.semantics.circumstances import Circumstances
from edgewise.semantics.frame import STAR, Frame, ScopeKind
from edgewise.semantics.interpret import Interpreter
from edgewise.semantics.origins import inside
from edgewise.semantics.other_runtimes import OtherRuntimes
from edgewise.semantics.readings import (
    RunReading,
    UnitReading,
    entries_of,
    is_stale,
    kept_apart,
)
from edgewise.semantics.receivers import forget_types, note_types
from edgewise.semantics.references import Kind
from edgewise.semantics.scopes import declared, walk
from edgewise.semantics.since import SinceLastTime
from edgewise.semantics.state import Binding, Names, State
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Project
    from edgewise.semantics.readings import Entry
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.semantics.since import Key
    from edgewise.source.document import Document
    from edgewise.source.runs import Run
    from edgewise.source.units import Unit


_WORKERS = "workers"  # the module of the Workers SDK that every entry point needs


def read(
    document: Document,
    runtime: Runtime,
    project: Project,
    path: Path | None,
    *,
    follow_all: bool = False,
) -> list[Entry]:
    """Read every unit of a document as `runtime` would execute it, in the document's order.

    With `follow_all` every call of the document's functions is executed, not only those that
    tell something; the readings then have a `reach`.
    """
    return entries_of(read_runs(document, runtime, project, path, follow_all=follow_all))


def read_runs(
    document: Document,
    runtime: Runtime,
    project: Project,
    path: Path | None,
    *,
    follow_all: bool = False,
) -> list[RunReading]:
    """Read every unit of a document, as `read` does; the readings come run by run."""
    steps = read_in_steps(document, runtime, project, path, follow_all=follow_all)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return cast("list[RunReading]", end.value)


def read_in_steps(
    document: Document,
    runtime: Runtime,
    project: Project,
    path: Path | None,
    *,
    follow_all: bool = False,
) -> Generator[None, None, list[RunReading]]:
    """Read as `read_runs` does, and let others go first after every few units that are read.

    Whoever stops on the way loses nothing: what was read is kept with the units.
    """
    changing = names_set_by_functions(document)
    starts = runtime.workers and _starts(document, project, path)
    circumstances = Circumstances(runtime, project, path, starts=starts, follow_all=follow_all)
    kind = "semantics, all calls" if follow_all else "semantics"
    key = (kind, runtime.name, path, starts, project.revision)
    before = read_before(document, runtime)
    others = OtherRuntimes(runtime, [(kind, name, *key[2:]) for name in before])
    bindings: dict[str, Binding] = {}
    readings: list[RunReading] = []
    since = SinceLastTime(document.latest, key, changing)
    for run in document.runs:
        reading = run.notes.get(key)
        if not isinstance(reading, RunReading) or not (
            since.holds(reading) or reading.holds(changing, bindings)
        ):
            _forget_older(run, key)
            with keeping_notes(document, runtime):
                reading = _read_run(
                    run, circumstances, key, bindings, changing=changing, others=others
                )
            run.notes[key] = reading
            yield
        readings.append(reading)
        since.note(reading)
        # In place: a unit looks at the module's names only while it is being read.
        bindings.update(reading.writes)
        if not reading.goes_on:
            break  # sys.exit() at module level: nothing below runs
    for reading in readings:
        if since.holds_later(reading):
            continue
        if reading.later_asked is None or is_stale(reading.later_asked, bindings):
            for unit, each in reading.entries:
                if each.later_asked is None or is_stale(each.later_asked, bindings):
                    if not follow_all:
                        forget_types(each.later_open_calls)
                    with keeping_notes(document, runtime):
                        if not others.give_functions(unit, each, bindings):
                            _read_functions(unit, each, circumstances, bindings)
                    yield
            reading.finish()
    since.keep(readings)
    return readings


def _read_run(
    run: Run,
    circumstances: Circumstances,
    key: Key,
    before: Mapping[str, Binding],
    *,
    changing: frozenset[str],
    others: OtherRuntimes,
) -> RunReading:
    """Read the units of a run at module level, those that have changed or ask for what has."""
    bindings = dict(before)
    entries: list[Entry] = []
    for unit in run.units:
        reading = unit.notes.get(key)
        if not isinstance(reading, UnitReading) or is_stale(reading.asked, bindings):
            if isinstance(reading, UnitReading) and not circumstances.follow_all:
                forget_types(reading.open_calls | reading.later_open_calls)
            reading = others.reading_of(unit, bindings)
            if reading is None:
                reading = _read_unit(unit, circumstances, bindings)
            _forget_older(unit, key)
            unit.notes[key] = reading
        entries.append((unit, reading))
        bindings.update(kept_apart(reading.writes, changing))
        if not reading.goes_on:
            break
    return RunReading(tuple(entries), changing)


def open_calls(
    document: Document, runtime: Runtime, project: Project, path: Path | None
) -> Iterator[OpenCall]:
    """The calls in a document of methods of something that reading leaves unknown."""
    for _, reading in read(document, runtime, project, path):
        yield from reading.open_calls
        yield from reading.later_open_calls


def learn(document: Document, answers: Mapping[OpenCall, Types]) -> bool:
    """Take in what was found out about open calls; whether anything is to be read anew for it."""
    changed = {call for call, types in answers.items() if note_types(call, types)}
    if not changed:
        return False
    for unit in document.units:
        for key, reading in list(unit.notes.items()):
            if isinstance(reading, UnitReading) and not (
                changed.isdisjoint(reading.open_calls)
                and changed.isdisjoint(reading.later_open_calls)
            ):
                del unit.notes[key]
                if reading.run is not None:
                    reading.run.is_latest = False
    return True


def _read_unit(
    unit: Unit, circumstances: Circumstances, bindings: Mapping[str, Binding]
) -> UnitReading:
    """Read a unit at module level."""
    names = Names(bindings)
    with noting() as differing:
        interpreter = _execute(unit, circumstances, names)
    frame = interpreter.module
    goes_on = frame.state.live or unit.broken
    frame.close()
    return UnitReading(
        interpreter,
        tuple(interpreter.references),
        names.asked,
        {name: _with_places(binding) for name, binding in frame.state.names.items()},
        goes_on=goes_on,
        immediate_uses=interpreter.uses,
        open_calls=frozenset(interpreter.open_calls),
        immediate_reach=interpreter.reach,
        differing=frozenset(differing),
    )


def _execute(unit: Unit, circumstances: Circumstances, names: Names) -> Interpreter:
    """Execute a unit's statements, but not yet the bodies of its functions."""
    frame = Frame(ScopeKind.MODULE, State({}, names))
    interpreter = Interpreter(unit, circumstances, frame)
    interpreter.execute(unit.body)
    return interpreter


def _with_places(binding: Binding) -> Binding:
    """The binding with the places that its value carries, since its users depend on them."""
    carried = tuple(inside(binding.value))
    return replace(binding, carried=carried) if carried else binding


def _read_functions(
    unit: Unit,
    reading: UnitReading,
    circumstances: Circumstances,
    bindings: Mapping[str, Binding],
) -> None:
    """Read the bodies of a unit's functions, which find the module's names as they end up."""
    interpreter = reading.interpreter
    if interpreter is None:  # the module level was taken over; with the same names it is the same
        asked = {name: found for name, found in reading.asked.items() if found is not None}
        interpreter = reading.interpreter = _execute(unit, circumstances, Names(asked))
        interpreter.module.close()
    names = Names(bindings)
    interpreter.module.state = State({}, names)
    interpreter.begin()
    interpreter.uses = reading.immediate_uses.copy()
    if reading.immediate_reach is not None:
        interpreter.reach = reading.immediate_reach.copy()
    with noting() as differing:
        interpreter.note_kept()
        interpreter.run_deferred(interpreter.module)
    reading.later_differing = frozenset(differing)
    reading.later = tuple(interpreter.references)
    reading.later_open_calls = frozenset(interpreter.open_calls)
    reading.uses, reading.reach = interpreter.uses, interpreter.reach
    interpreter.begin()
    reading.later_asked = names.asked
    reading.references = reading.immediate + reading.later
    reading.notes = {}
    reading.notable = tuple(
        reference
        for reference in reading.references
        if reference.fails
        or reference.kind is Kind.IMPORT
        or (reference.called and reference.raises)
    )


def _forget_older(unit: Unit | Run, key: Key) -> None:
    """Drop readings of an older revision of the project."""
    for other in [
        other
        for other in unit.notes
        if isinstance(other, tuple) and other[:3] == key[:3] and other != key
    ]:
        del unit.notes[other]


def _starts(document: Document, project: Project, path: Path | None) -> bool:
    """Whether a Worker imports the document while it starts.

    Where no configuration names a `main`, a document that imports `workers` is taken for one.
    """
    known = project.at_startup(path)
    if known is not None:
        return known
    return any(
        run.note("imports workers", lambda units: any(map(_imports_workers, units)))
        for run in document.runs
    )


def _imports_workers(unit: Unit) -> bool:
    def find() -> bool:
        return _WORKERS in unit.text and any(
            (isinstance(statement, s.ImportFrom) and statement.module == _WORKERS)
            or (
                isinstance(statement, s.Import)
                and any(alias.name == _WORKERS for alias in statement.names)
            )
            for statement in walk(unit.body)
        )

    return unit.note("imports workers", find)


def names_set_by_functions(document: Document) -> frozenset[str]:
    """The module's names that some function rebinds through `global`."""
    names: set[str] = set()
    for run in document.runs:
        names |= run.note("global names", _names_set_in)
    return frozenset(names) - {STAR}


def _names_set_in(units: tuple[Unit, ...]) -> frozenset[str]:
    said = (unit for unit in units if "global " in unit.text or "global\t" in unit.text)
    return frozenset().union(*map(_global_names, said))


def _global_names(unit: Unit) -> frozenset[str]:
    known = unit.notes.get("global names")
    if isinstance(known, frozenset):
        return known
    names: set[str] = set()
    pending = [unit.body]
    while pending:
        body = pending.pop()
        for statement in walk(body):
            if isinstance(statement, (s.FunctionDefinition, s.ClassDefinition)):
                names |= declared(statement.body, "global")
                pending.append(statement.body)
    result = frozenset(names)
    unit.notes["global names"] = result
    return result
