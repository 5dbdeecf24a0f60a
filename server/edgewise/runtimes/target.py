"""The runtimes a file is checked against, and who chose them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Runtime


class ChosenBy(Enum):
    """What decided the target, strongest first."""

    COMMAND_LINE = "command line"
    EDITOR = "editor setting"
    EDGEWISE_CONFIG = "[tool.edgewise]"
    WRANGLER = "wrangler configuration"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Choice:
    """Why a target is what it is: one sentence, and the place that decided.

    `environment` is the wrangler environment that was read, None for the top level. `reachable`
    names the runtimes that another `compatibility_date` there would select.
    """

    by: ChosenBy
    because: str
    path: Path | None = None
    range: Range | None = None
    environment: str | None = None
    reachable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Target:
    """The runtimes, usually one, in the order they are reported."""

    runtimes: tuple[Runtime, ...]
    choice: Choice

    @property
    def names(self) -> tuple[str, ...]:
        """The runtimes' names (`workers-3.13`)."""
        return tuple(runtime.name for runtime in self.runtimes)

    @property
    def newer_names(self) -> frozenset[str]:
        """The names of the runtimes with which each of these is compared."""
        names = [each.newer_names for each in self.runtimes]
        return frozenset.intersection(*names) if names else frozenset()
