"""What was read on another runtime and is the same on this one, unit by unit.

Most of what a document asks has the same answer on two runtimes, even if something has not: a unit
that has asked for nothing else, and for which all names mean the same, need not be read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.runtimes.noting import note
from edgewise.semantics.readings import UnitReading, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.since import Key
    from edgewise.semantics.state import Binding
    from edgewise.source.units import Unit


class OtherRuntimes:
    """Looks for readings that hold on `runtime` among those kept under the `keys` of others."""

    def __init__(self, runtime: Runtime, keys: Sequence[Key]) -> None:
        """Take in where readings on runtimes that are compared with this one may be."""
        self._runtime = runtime
        self._keys = keys

    def reading_of(self, unit: Unit, bindings: Mapping[str, Binding]) -> UnitReading | None:
        """Return a reading of a unit at module level, or None if it has to be read."""
        for known in self._readings(unit):
            if self._runtime.name not in known.differing and not is_stale(known.asked, bindings):
                note(known.differing)
                return known.taken_over()
        return None

    def give_functions(
        self, unit: Unit, reading: UnitReading, bindings: Mapping[str, Binding]
    ) -> bool:
        """Complete a reading by what the unit's functions gave elsewhere, if that holds here."""
        for known in self._readings(unit):
            if (
                known.immediate is reading.immediate
                and known.asked is reading.asked
                and known.later_asked is not None
                and self._runtime.name not in known.later_differing
                and not is_stale(known.later_asked, bindings)
            ):
                note(known.later_differing)
                reading.take_over_functions(known)
                return True
        return False

    def _readings(self, unit: Unit) -> Iterator[UnitReading]:
        for key in self._keys:
            known = unit.notes.get(key)
            if isinstance(known, UnitReading):
                yield known
