"""What reading a document gave, unit by unit and run by run.

A reading holds as long as every name that it asked for means the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from edgewise.semantics.uses import Uses
from edgewise.semantics.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from edgewise.semantics.interpret import Interpreter
    from edgewise.semantics.reach import Reach
    from edgewise.semantics.receivers import OpenCall
    from edgewise.semantics.references import Reference
    from edgewise.semantics.state import Binding
    from edgewise.source.units import Unit


Entry = tuple["Unit", "UnitReading"]
_Note = TypeVar("_Note")


@dataclass(slots=True)
class UnitReading:
    """What reading one unit gave: `immediate` at module level, `later` in its functions."""

    interpreter: Interpreter | None
    """It goes on with the functions; None where the reading was taken over."""
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
    differing: frozenset[str] = frozenset()
    """The runtimes on which something that was asked at module level is otherwise."""
    later_differing: frozenset[str] = frozenset()
    """The same of what its functions asked."""
    notes: dict[object, object] = field(default_factory=dict)
    """What others worked out about the reading; it goes with it."""
    run: RunReading | None = None
    """The one that it was last taken into."""

    def taken_over(self) -> UnitReading:
        """The same for another runtime, its functions not read yet."""
        return UnitReading(
            None,
            self.immediate,
            self.asked,
            self.writes,
            self.goes_on,
            immediate_uses=self.immediate_uses,
            immediate_reach=self.immediate_reach,
            open_calls=self.open_calls,
            differing=self.differing,
        )

    def take_over_functions(self, other: UnitReading) -> None:
        """Take what the functions gave on another runtime."""
        self.uses, self.reach = other.uses, other.reach
        self.later, self.later_asked = other.later, other.later_asked
        self.references, self.notable = other.references, other.notable
        self.later_open_calls = other.later_open_calls
        self.later_differing = other.later_differing
        self.notes = {}


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


def entries_of(runs: Iterable[RunReading]) -> list[Entry]:
    """The units in the runs, each with its reading."""
    return [entry for run in runs for entry in run.entries]


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
