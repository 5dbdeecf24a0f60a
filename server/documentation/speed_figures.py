"""The figures of the last benchmark that was kept, `docs/data/speed.json`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
FIGURES = DOCS / "data" / "speed.json"
PLOT = DOCS / "assets" / "speed.svg"
OWN = "edgewise"
EMPTY = "empty pygls"
RUFF = "ruff"

Curves = dict[str, dict[str, dict[int, float]]]
"""CPU milliseconds a key, by how is typed, by server, by lines."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One thing that was measured, and what it took whom."""

    name: str
    about: str
    lines: int | None
    servers: dict[str, dict[str, float]]
    ratios: dict[str, dict[str, dict[str, float]]]

    def value(self, server: str, quantity: str) -> float | None:
        """What was measured of a server; None where nothing was."""
        return self.servers.get(server, {}).get(quantity)

    def ratio(self, peer: str, quantity: str) -> float | None:
        """How many times as much Edgewise takes: the median of the rounds."""
        return self.ratios.get(peer, {}).get(quantity, {}).get("median")


@dataclass(frozen=True, slots=True)
class Figures:
    """A whole run."""

    measured: str
    machine: dict[str, Any]
    load: dict[str, float]
    versions: dict[str, str]
    scenarios: dict[str, Scenario]

    def curves(self) -> Curves:
        """What the plot shows."""
        found: Curves = {}
        for kind in ("valid", "typing"):
            for scenario in self.scenarios.values():
                if scenario.name.startswith(f"{kind}/") and scenario.lines is not None:
                    for server, values in scenario.servers.items():
                        by_lines = found.setdefault(kind, {}).setdefault(server, {})
                        by_lines[scenario.lines] = values["cpu_ms"]
        return found


def read() -> Figures:
    """What a run wrote with `--output`."""
    kept = json.loads(FIGURES.read_text("utf-8"))
    return Figures(
        kept["measured"],
        kept["machine"],
        kept["load"],
        kept["versions"],
        {each["name"]: Scenario(**each) for each in kept["scenarios"]},
    )


def mark(curves: Curves) -> str:
    """What the plot carries to tell which figures it was drawn from."""
    return hashlib.sha256(json.dumps(curves, sort_keys=True).encode()).hexdigest()


def plot_is_stale() -> bool:
    """Whether the plot was drawn from other figures than those that are kept.

    The plot is not drawn anew to find that out: its library is only there for those who measure.
    """
    return not PLOT.is_file() or mark(read().curves()) not in PLOT.read_text("utf-8")
