"""A whole document on one runtime: its units in order, then the functions they define.

A unit's result is kept with it and used again for as long as every name that it asked for
means the same, so an edit re-reads the unit it touched and those that depend on what it bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from edgewise.semantics.alike import keeping_notes
from edgewise.semantics.circumstances import Circumstances
from edgewise.semantics.frame import STAR, Frame, ScopeKind
from edgewise.semantics.interpret import Interpreter
from edgewise.semantics.origins import inside
from edgewise.semantics.receivers import forget_types, note_types
from edgewise.semantics.references import Kind
from edgewise.semantics.scopes import declared, walk
from edgewise.semantics.since import SinceLastTime
from edgewise.semantics.state import Binding, Names, State
from edgewise.semantics.uses import Uses
from edgewise.semantics.values import UNKNOWN
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Project
    from edgewise.semantics.reach import Reach
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.semantics.references import Reference
    from edgewise.semantics.since import Key
    from edgewise.source.document import Document
    from edgewise.source.runs import Run
    from edgewise.source.units import Unit


Entry = tuple["Unit", "UnitReading"]
_Note = TypeVar("_Note")
_WORKERS = "workers"  # the module of the Workers SDK that every entry point needs


@dataclass(slots=True)
class UnitReading:
    """What reading one unit gave: `immediate` at module level, `later` in its functions."""

    interpreter: Interpreter
    frame: Frame
    immediate: tuple[Reference, ...]
    asked: Mapping[str, Binding | None]
    writes: Mapping[str, Binding]
    goes_on: bool
    immediate_uses: Uses = field(default_factory=Uses)
    uses: Uses = field(default_factory=Uses)
    immediate_reach: Reach | None = None
    reach: Reach | None = None
    later: tuple[Reference, ...] = ()
    later_asked: Mapping[str, Binding | None] | None = None
    references: tuple[Reference, ...] = ()
    notable: tuple[Reference, ...] = ()
    """Those that a rule may have something to say about: imports, and what goes wrong.

    What goes wrong in a call and is caught there counts too: it excuses the function.
    """
    open_calls: frozenset[OpenCall] = frozenset()
    """Calls at module level of methods of something that is not known."""
    later_open_calls: frozenset[OpenCall] = frozenset()
    """The same in its functions."""
    notes: dict[object, object] = field(default_factory=dict)
    """What others worked out about the reading; it goes with it."""
    run: RunReading | None = None
    """The one that it was last taken into."""


class RunReading:
    """The readings of the units of a run, and what they asked for and bind together."""

    __slots__ = (
        "asked", "changing", "entries", "goes_on", "is_latest", "later_asked", "notes", "writes"
    )  # fmt: skip

    def __init__(self, entries: tuple[Entry, ...], changing: frozenset[str]) -> None:
        self.entries = entries
        self.changing = changing
        self.asked: dict[str, Binding | None] = {}
        self.writes: dict[str, Binding] = {}
        self.later_asked: dict[str, Binding | None] | None = None
        self.goes_on = True
        self.is_latest = True
        """Whether no other run has taken in one of the readings, and perhaps changed it."""
        self.notes: dict[object, object] = {}
        for _, reading in entries:
            for name, binding in reading.asked.items():
                if name not in self.writes:
                    self.asked.setdefault(name, binding)
            self.writes.update(kept_apart(reading.writes, changing))
            self.goes_on = reading.goes_on
            if reading.run is not None:
                reading.run.is_latest = False
            reading.run = self

    def holds(self, changing: frozenset[str], bindings: Mapping[str, Binding]) -> bool:
        """Whether all that was asked for at module level means the same."""
        return self.is_latest and self.changing == changing and not is_stale(self.asked, bindings)

    def finish(self) -> None:
        """Take in what the functions asked for, now that they have been read."""
        self.later_asked = {}
        for _, reading in self.entries:
            self.later_asked.update(reading.later_asked or {})
        self.notes.clear()

    def note(self, key: object, work_out: Callable[[tuple[Entry, ...]], _Note]) -> _Note:
        """What was worked out about the readings under `key`, worked out now if it was not yet."""
        if key not in self.notes:
            self.notes[key] = work_out(self.entries)
        return cast("_Note", self.notes[key])


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


def entries_of(runs: Iterable[RunReading]) -> list[Entry]:
    """The units in the runs, each with its reading."""
    return [entry for run in runs for entry in run.entries]


def read_runs(
    document: Document,
    runtime: Runtime,
    project: Project,
    path: Path | None,
    *,
    follow_all: bool = False,
) -> list[RunReading]:
    """Read every unit of a document, as `read` does; the readings come run by run."""
    with keeping_notes(document, runtime):
        return _read_runs(document, runtime, project, path, follow_all=follow_all)


def _read_runs(
    document: Document,
    runtime: Runtime,
    project: Project,
    path: Path | None,
    *,
    follow_all: bool,
) -> list[RunReading]:
    changing = names_set_by_functions(document)
    starts = runtime.workers and _starts(document, project, path)
    circumstances = Circumstances(runtime, project, path, starts=starts, follow_all=follow_all)
    kind = "semantics, all calls" if follow_all else "semantics"
    key = (kind, runtime.name, path, starts, project.revision)
    bindings: dict[str, Binding] = {}
    readings: list[RunReading] = []
    since = SinceLastTime(document.latest, key, changing)
    for run in document.runs:
        reading = run.notes.get(key)
        if not isinstance(reading, RunReading) or not (
            since.holds(reading) or reading.holds(changing, bindings)
        ):
            _forget_older(run, key)
            reading = _read_run(run, circumstances, key, bindings, changing)
            run.notes[key] = reading
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
            for _, each in reading.entries:
                if each.later_asked is None or is_stale(each.later_asked, bindings):
                    if not follow_all:
                        forget_types(each.later_open_calls)
                    _read_functions(each, bindings)
            reading.finish()
    since.keep(readings)
    return readings


def _read_run(
    run: Run,
    circumstances: Circumstances,
    key: Key,
    before: Mapping[str, Binding],
    changing: frozenset[str],
) -> RunReading:
    """Read the units of a run at module level, those that have changed or ask for what has."""
    bindings = dict(before)
    entries: list[Entry] = []
    for unit in run.units:
        reading = unit.notes.get(key)
        if not isinstance(reading, UnitReading) or is_stale(reading.asked, bindings):
            if isinstance(reading, UnitReading) and not circumstances.follow_all:
                forget_types(reading.open_calls | reading.later_open_calls)
            names = Names(bindings)
            frame = Frame(ScopeKind.MODULE, State({}, names))
            reading = _read_unit(Interpreter(unit, circumstances, frame), names)
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


def _read_unit(interpreter: Interpreter, names: Names) -> UnitReading:
    unit, frame = interpreter.unit, interpreter.frame
    interpreter.execute(unit.body)
    goes_on = frame.state.live or unit.broken
    frame.close()
    return UnitReading(
        interpreter,
        frame,
        tuple(interpreter.references),
        names.asked,
        {name: _with_places(binding) for name, binding in frame.state.names.items()},
        goes_on=goes_on,
        immediate_uses=interpreter.uses,
        open_calls=frozenset(interpreter.open_calls),
        immediate_reach=interpreter.reach,
    )


def _with_places(binding: Binding) -> Binding:
    """The binding with the places that its value carries, since its users depend on them."""
    carried = tuple(inside(binding.value))
    return replace(binding, carried=carried) if carried else binding


def _read_functions(reading: UnitReading, bindings: Mapping[str, Binding]) -> None:
    """Read the bodies of a unit's functions, which find the module's names as they end up."""
    names = Names(bindings)
    interpreter = reading.interpreter
    reading.frame.state = State({}, names)
    interpreter.begin()
    interpreter.uses = reading.immediate_uses.copy()
    if reading.immediate_reach is not None:
        interpreter.reach = reading.immediate_reach.copy()
    interpreter.note_kept()
    interpreter.run_deferred(reading.frame)
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


def kept_apart(writes: Mapping[str, Binding], changing: frozenset[str]) -> Mapping[str, Binding]:
    """What a unit binds; a name that functions rebind may be anything at any time."""
    if changing.isdisjoint(writes):
        return writes
    return {
        name: replace(binding, value=binding.value | UNKNOWN) if name in changing else binding
        for name, binding in writes.items()
    }


def is_stale(asked: Mapping[str, Binding | None], bindings: Mapping[str, Binding]) -> bool:
    """Whether a name that was asked for means something else now."""
    for name, binding in asked.items():
        found = bindings.get(name)
        if found is not binding and found != binding:
            return True
    return False


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
        return any(
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
