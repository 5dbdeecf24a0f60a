"""Runs of neighbouring units, so that a long document need not be gone through unit by unit.

What follows from many units, such as all the names that they mention, is worked out run by run
and kept with the run. An edit leaves all runs but one or two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from edgewise.source.units import Unit

LENGTH = 48
"""Units of a new run: about the square root of what a long document has."""

_Note = TypeVar("_Note")


class Run:
    """Some units that follow each other; never changed, but for its notes."""

    __slots__ = ("notes", "units")

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.units = units
        self.notes: dict[object, object] = {}

    def note(self, key: object, work_out: Callable[[tuple[Unit, ...]], _Note]) -> _Note:
        """What was worked out about the units under `key`, worked out now if it was not yet."""
        if key not in self.notes:
            self.notes[key] = work_out(self.units)
        return cast("_Note", self.notes[key])


def join_runs(units: tuple[Unit, ...], known: Iterable[Run]) -> tuple[Run, ...]:
    """Join units to runs, those of `known` again wherever all their units are there."""
    by_first = {run.units[0]: run for run in known}
    runs: list[Run] = []
    start = index = 0
    while index < len(units):
        run = by_first.get(units[index])
        if run is not None and units[index : index + len(run.units)] == run.units:
            if start < index:
                runs.append(Run(units[start:index]))
            runs.append(run)
            index += len(run.units)
            start = index
        else:
            index += 1
            if index - start == LENGTH:
                runs.append(Run(units[start:index]))
                start = index
    if start < index:
        runs.append(Run(units[start:index]))
    return tuple(runs)
