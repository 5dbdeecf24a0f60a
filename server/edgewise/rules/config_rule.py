"""What every rule about configuration files is: a question to what they say and lead to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.rules.documented import Documented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.settings import Settings
    from edgewise.config.wrangler import Section, WranglerConfig
    from edgewise.config_language.outlook import Outlook
    from edgewise.finding import Range, Related, Severity
    from edgewise.fixes.fix import Fix
    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.target import Target


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project's files say, and what a rule may want to know beside that.

    `wrangler` is a Python Worker's. `section` is the part of it that chose the target, None
    where something else did. `outlook` is what newer runtimes would change, `inventory` what the
    lock files and the environment hold, once that is known. `trusted` are distributions that
    nothing is to be said of, spelled as PEP 503 says.
    """

    target: Target
    wrangler: WranglerConfig | None = None
    section: Section | None = None
    pyproject: Settings | None = None
    outlook: Outlook | None = None
    inventory: Inventory | None = None
    trusted: frozenset[str] = frozenset()

    @property
    def python_sections(self) -> tuple[Section, ...]:
        """The sections of the wrangler file, environments too, that run Python."""
        if self.wrangler is None:
            return ()
        return tuple(each for each in self.wrangler.sections if each.runs_python)


class ConfigRule(Documented, ABC):
    """One statement that Edgewise can make about a project's configuration."""

    @abstractmethod
    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """What is wrong; the same place may be named more than once and is reported once."""

    def problem(
        self,
        path: Path,
        where: Range,
        message: str,
        *,
        severity: Severity | None = None,
        subject: str = "",
        runtimes: tuple[str, ...] = (),
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> Problem:
        """One problem of this rule's."""
        return Problem(
            path,
            where,
            message,
            self.code,
            self.name,
            severity or self.severity,
            subject,
            runtimes,
            related,
            fixes,
        )
