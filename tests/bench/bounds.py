"""What `python -m tests.bench check` does not let pass."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .record import OWN

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from .ratios import Outcome

FILE = Path(__file__).with_name("bounds.toml")


@dataclass(frozen=True, slots=True)
class Bound:
    """How many times as much as a peer Edgewise may take of something."""

    scenario: str
    peer: str
    quantity: str
    at_most: float
    why: str
    server: str = OWN
    """Or `edgewise, cached`."""

    def measured(self, outcome: Outcome) -> float:
        """The ratio; raises `LookupError` if the scenario does not measure it."""
        ratio = outcome.ratio(self.server, self.peer, self.quantity)
        if ratio is None:
            raise LookupError(f"{self.scenario} has no {self.quantity} of {self.peer}")
        return ratio.median

    def broken(self, outcome: Outcome) -> bool:
        return self.measured(outcome) > self.at_most


def read(path: Path = FILE) -> list[Bound]:
    """The bounds in a file; raises `TypeError` for one that lacks something or has too much."""
    with path.open("rb") as text:
        return [Bound(**table) for table in tomllib.load(text)["bound"]]
