"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """How often, and for how long at most."""

    rounds: int
    """How often the servers take turns."""
    keys: int
    """Keys in a block."""
    block_s: float
    """After so many seconds a block ends before it has all its keys: some peers are slow."""
    starts: int
    requests: int
    sizes: tuple[int, ...]
    library: tuple[str, ...]
    """The packages of the standard library that the command line checks; none: all of it."""
    library_s: float
    """After so long the command line begins no further round."""


FULL = Effort(
    rounds=5,
    keys=40,
    block_s=3.0,
    starts=10,
    requests=30,
    sizes=(100, 1_000, 5_000, 10_000),
    library=(),
    library_s=60.0,
)
QUICK = Effort(
    rounds=2,
    keys=16,
    block_s=1.0,
    starts=3,
    requests=10,
    sizes=(100, 1_000, 10_000),
    library=("asyncio", "http", "json", "logging"),
    library_s=4.0,
)
CHECK = Effort(
    rounds=3,
    keys=16,
    block_s=1.5,
    starts=3,
    requests=10,
    sizes=(100, 1_000, 10_000),
    library=("http", "json", "logging"),
    library_s=4.0,
)
