"""What a run brought, as JSON that later runs and the documentation's page read."""

from __future__ import annotations

import datetime
import os
import platform
from typing import TYPE_CHECKING, Any

from .ratios import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .ratios import Outcome

OWN = "edgewise"


def record(outcomes: Sequence[Outcome], versions: Mapping[str, str], load: Sequence[float]) -> Any:
    """All outcomes with what they were measured on."""
    return {
        "measured": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "machine": machine(),
        "load": {"before": round(load[0], 2), "after": round(load[1], 2)},
        "versions": dict(versions),
        "scenarios": [_scenario(outcome) for outcome in outcomes],
    }


def machine() -> dict[str, Any]:
    """What people compare machines by."""
    return {
        "processor": _processor(),
        "processors": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def load() -> float:
    """How many processes wanted to run in the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _scenario(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.scenario,
        "about": outcome.about,
        "lines": outcome.lines,
        "servers": {server: _values(outcome, server) for server in outcome.rounds},
        "ratios": {server: _ratios(outcome, server) for server in outcome.rounds if server != OWN},
    }


def _values(outcome: Outcome, server: str) -> dict[str, float]:
    found = {
        name: value
        for name in outcome.quantities()
        if (value := outcome.value(server, name)) is not None
    }
    return rounded({**outcome.noted.get(server, {}), **found})


def _ratios(outcome: Outcome, peer: str) -> dict[str, dict[str, float]]:
    found = {}
    for quantity in outcome.quantities():
        ratio = outcome.ratio(OWN, peer, quantity)
        if ratio is not None and quantity != "edits":
            each = {"median": ratio.median, "low": ratio.low, "high": ratio.high}
            found[quantity] = rounded(each)
    return found


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 - not a file
            return next(line for line in lines if "model name" in line).partition(":")[2].strip()
    except (OSError, StopIteration):
        return platform.processor()
