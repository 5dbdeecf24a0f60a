"""One run: every scenario, one after the other."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from . import command_line, record, servers
from .scenarios import scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .effort import Effort
    from .ratios import Outcome


async def measure(
    effort: Effort,
    peers: Sequence[str],
    only: Sequence[str],
    tell: Callable[[Outcome, Any], None],
) -> None:
    """Measure what matches one of the patterns, beside these optional peers.

    Each scenario's outcome is told with the record of all so far, for a run that is interrupted.
    Raises `MissingPeerError` if a peer is not installed, and `NothingToMeasureError` if no scenario
    matches.
    """
    always = [servers.EDGEWISE, servers.ruff(), servers.EMPTY]
    present = [*always, *(servers.optional(name) for name in peers)]
    versions = {server.name: server.version for server in present}
    before = record.load()
    outcomes = []
    every = scenarios(effort, command_line.available())
    wanted = [each for each in every if any(fnmatchcase(each.name, pattern) for pattern in only)]
    if not wanted:
        names = ", ".join(scenario.name for scenario in every)
        raise NothingToMeasureError(f"No scenario matches; there are {names}.")
    for scenario in wanted:
        outcome = await scenario.run(present if scenario.all_peers else always, effort)
        outcomes.append(outcome)
        tell(outcome, record.record(outcomes, versions, (before, record.load())))


class NothingToMeasureError(Exception):
    """No scenario has such a name."""
