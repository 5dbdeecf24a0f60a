"""Which rules speak about a file, and how loudly."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from edgewise.config.problem import INVALID_CONFIG
from edgewise.config.selectors import closeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edgewise.config.layers import Layer, Layers
    from edgewise.config.problem import Problem
    from edgewise.config.selectors import Named
    from edgewise.config.source import Stated
    from edgewise.finding import Finding, Severity

T = TypeVar("T", "Finding", "Problem")


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one file: `off` are codes, `severities` what was set for others."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict, hash=False)

    def enabled(self, code: str) -> bool:
        """Whether the rule with this code says anything."""
        return code not in self.off

    def severity(self, code: str, default: Severity) -> Severity:
        """How bad a finding with this code is that the rule itself calls `default`."""
        return self.severities.get(code, default)

    def applied(self, said: T) -> T:
        """A finding, or a problem in a configuration file, as bad as the configuration says."""
        severity = self.severity(said.code, said.severity)
        return said if severity is said.severity else replace(said, severity=severity)


EVERYTHING = Policy()
"""Every rule, with its own severity."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about one rule, and by which words of which layer; None by default."""

    on: bool = True
    severity: Severity | None = None
    by: tuple[Layer, Stated[str] | None] | None = None


def rulings(layers: Layers, rules: Iterable[Named]) -> dict[str, Ruling]:
    """Decide about each rule, by code: a later layer speaks after an earlier one.

    In one layer the selector that fits most closely decides, of two equal ones `ignore`. What
    is wrong in the configuration itself is always said.
    """
    decided = {}
    for rule in rules:
        ruling = Ruling()
        if rule.code == INVALID_CONFIG[0]:
            decided[rule.code] = ruling
            continue
        for layer in layers:
            ruling = _after(ruling, layer, rule)
        decided[rule.code] = ruling
    return decided


def _after(ruling: Ruling, layer: Layer, rule: Named) -> Ruling:
    options = layer.options
    if options.select is not None:
        ruling = replace(ruling, on=False, by=(layer, None))
    chosen = _closest((options.select,), rule)
    ignored = _closest((options.ignore,), rule)
    if ignored[0] and ignored[0] >= chosen[0]:
        ruling = replace(ruling, on=False, by=(layer, ignored[1]))
    elif chosen[0]:
        ruling = replace(ruling, on=True, by=(layer, chosen[1]))
    return ruling


def _closest(
    stated: Iterable[Stated[tuple[Stated[str], ...]] | None], rule: Named
) -> tuple[int, Stated[str] | None]:
    """The selector that fits a rule most closely, and how closely; 0 if none does."""
    best: tuple[int, Stated[str] | None] = (0, None)
    for each in stated:
        for selector in each.value if each else ():
            fit = closeness(selector.value, rule)
            if fit > best[0]:
                best = fit, selector
    return best
