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
    Raises `MissingPeerError` if a peer is not installed.
    """
    always = [servers.EDGEWISE, servers.ruff(), servers.EMPTY]
    present = [*always, *(servers.optional(name) for name in peers)]
    versions = {server.name: server.version for server in present}
    before = record.load()
    outcomes = []
    for scenario in scenarios(effort, command_line.available()):
        if any(fnmatchcase(scenario.name, pattern) for pattern in only):
            outcome = await scenario.run(present if scenario.all_peers else always, effort)
            outcomes.append(outcome)
            tell(outcome, record.record(outcomes, versions, (before, record.load())))
