"""Whether a change has made something much slower: ratios of a short run against bounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from . import servers
from .bounds import Bound, read
from .client.session import NoAnswerError
from .effort import CHECK
from .scenarios import scenarios

if TYPE_CHECKING:
    from rich.console import Console

    from .ratios import Outcome

TRIES = 3
"""Noise makes one run slow, seldom three."""


async def run(console: Console) -> int:
    """Measure what has bounds; say which ratios are beyond theirs and return 1 if any is."""
    bounds = read()
    present = [servers.EDGEWISE, servers.ruff(), servers.EMPTY]
    began = time.monotonic()
    by_name = {scenario.name: scenario for scenario in scenarios(CHECK)}
    broken: list[str] = []
    for name in dict.fromkeys(bound.scenario for bound in bounds):
        here = [bound for bound in bounds if bound.scenario == name]
        compared = {servers.EDGEWISE.name, *(bound.peer for bound in here)}
        peers = [server for server in present if server.name in compared]
        for left in reversed(range(TRIES)):
            try:
                outcome = await by_name[name].run(peers, CHECK)
            except NoAnswerError as error:
                if not left:
                    raise
                console.print(f"{name}: {error} Again.", highlight=False, soft_wrap=True)
                continue
            said = [told(bound, outcome) for bound in here]
            for line in said:
                console.print(
                    f"{time.monotonic() - began:3.0f} s  {line}", highlight=False, soft_wrap=True
                )
            beyond = [line for bound, line in zip(here, said, strict=True) if bound.broken(outcome)]
            if not beyond:
                break
        broken += beyond
    if broken:
        console.print(f"\nBeyond their bounds in each of {TRIES} tries:", style="bold red")
        for line in broken:
            console.print(f"  {line}", highlight=False, soft_wrap=True)
        console.print("Bounds and their reasons: tests/bench/bounds.toml")
    return 1 if broken else 0


def told(bound: Bound, outcome: Outcome) -> str:
    """A sentence about a ratio and its bound."""
    return (
        f"{bound.scenario}: {bound.quantity} of {bound.server} is "
        f"{bound.measured(outcome):.2f} times that of "
        f"{bound.peer}, allowed are {bound.at_most:g}"
    )
