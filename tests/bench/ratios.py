"""What many measurements come to.

Machines are shared and their mood changes, so two servers are compared round by round, each of
its own round with the peer's beside it, and the median of these ratios counts.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Quantities = dict[str, float]
"""What was measured of a server in one round, by names that end in the unit."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much one server takes: the median of the rounds, and between what."""

    median: float
    low: float
    high: float


@dataclass(slots=True)
class Outcome:
    """What a scenario brought: all servers' rounds, the nth of each beside the nth of the others.

    `noted` has what does not change from round to round.
    """

    scenario: str
    about: str
    lines: int | None = None
    rounds: dict[str, list[Quantities]] = field(default_factory=dict)
    noted: dict[str, Quantities] = field(default_factory=dict)

    def add(self, server: str, quantities: Quantities) -> None:
        self.rounds.setdefault(server, []).append(quantities)

    def value(self, server: str, quantity: str) -> float | None:
        """The median of a quantity; None where it was not measured."""
        if quantity in self.noted.get(server, {}):
            return self.noted[server][quantity]
        return median(self._all(server, quantity))

    def ratio(self, server: str, peer: str, quantity: str) -> Ratio | None:
        """The server's quantity as a multiple of the peer's; None where either has none."""
        both = zip(self._each(server, quantity), self._each(peer, quantity), strict=False)
        found = [own / other for own, other in both if own is not None and other]
        return Ratio(statistics.median(found), min(found), max(found)) if found else None

    def quantities(self) -> list[str]:
        """The names of all that was measured, in the order of measuring."""
        every = [one for rounds in self.rounds.values() for one in rounds]
        return list(dict.fromkeys(name for one in every for name in one))

    def _each(self, server: str, quantity: str) -> list[float | None]:
        return [one.get(quantity) for one in self.rounds.get(server, [])]

    def _all(self, server: str, quantity: str) -> list[float]:
        return [value for value in self._each(server, quantity) if value is not None]


def median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, between neighbours in proportion."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def latencies(seconds: Sequence[float]) -> Quantities:
    """Median, 95th percentile and maximum of latencies, in milliseconds."""
    return {
        "median_ms": statistics.median(seconds) * 1000,
        "p95_ms": percentile(seconds, 0.95) * 1000,
        "max_ms": max(seconds) * 1000,
    }


def rounded(quantities: Mapping[str, float]) -> Quantities:
    """Four figures, which is more than a shared machine can tell."""
    return {name: float(f"{value:.4g}") for name, value in quantities.items()}
