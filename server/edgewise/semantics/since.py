"""Which names may mean something else than when a document was read last.

An edit changes what a handful of names mean, if any. Whatever asks for none of them need not be
compared name by name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edgewise.semantics.readings import RunReading
    from edgewise.semantics.state import Binding

Key = tuple[str, str, Path | None, bool, int]
"""Under which readings are kept: what for, the runtime, the path, and so on."""


class _Latest(NamedTuple):
    """How a document was read last: its runs in order, all of them up to date."""

    key: Key
    changing: frozenset[str]
    readings: tuple[RunReading, ...]


class SinceLastTime:
    """Compares the runs of a document, as they are read, with those that it had.

    `note` is told of each run in order, after it has been asked whether the run `holds`.
    """

    def __init__(self, latest: dict[object, object], key: Key, changing: frozenset[str]) -> None:
        """`latest` is where readings are remembered, `changing` what functions rebind."""
        self._latest = latest
        self._key = key
        self._changing = changing
        # Until this reading has come to its end, it is not known what is up to date.
        known = latest.pop(key[:3], None)
        self._known: tuple[RunReading, ...] = ()
        if isinstance(known, _Latest) and known.key == key and known.changing == changing:
            self._known = known.readings
        self._places = {reading: index for index, reading in enumerate(self._known)}
        self._passed = 0  # of the known ones
        self._new: list[RunReading] = []  # since the last one that was known
        self._changed: set[str] = set()

    def holds(self, reading: RunReading) -> bool:
        """Whether all that a run asked for at module level surely means the same."""
        place = self._places.get(reading, -1)
        if place < self._passed or not reading.is_latest:
            return False
        self._catch_up(place)
        return self._changed.isdisjoint(reading.asked)

    def note(self, reading: RunReading) -> None:
        """Take in what a run turned out to be."""
        if self._places.get(reading) == self._passed:
            self._passed += 1
        else:
            self._new.append(reading)

    def holds_later(self, reading: RunReading) -> bool:
        """Whether all that the functions of a run asked for surely means the same.

        All runs have been noted by then.
        """
        self._catch_up(len(self._known))
        return (
            reading in self._places
            and reading.is_latest
            and reading.later_asked is not None
            and self._changed.isdisjoint(reading.later_asked)
        )

    def keep(self, readings: Sequence[RunReading]) -> None:
        """Remember the readings, all of which are up to date now."""
        self._latest[self._key[:3]] = _Latest(self._key, self._changing, tuple(readings))

    def _catch_up(self, place: int) -> None:
        """Compare what is there with what was, before the run that was known at that place."""
        gone = self._known[self._passed : place]
        if gone or self._new:
            self._changed |= _differing(gone, self._new)
            self._new = []
            self._passed = place


def _differing(these: Iterable[RunReading], those: Iterable[RunReading]) -> set[str]:
    """The names that some runs do not bind as others do."""
    first, second = _bound_in(these), _bound_in(those)
    return {
        name
        for name in first.keys() | second.keys()
        if name not in first
        or name not in second
        or (first[name] is not second[name] and first[name] != second[name])
    }


def _bound_in(readings: Iterable[RunReading]) -> dict[str, Binding]:
    bound: dict[str, Binding] = {}
    for reading in readings:
        bound.update(reading.writes)
    return bound
