"""Which rules speak about a file, and how loudly."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from edgewise.config.options import OFF
from edgewise.config.problem import INVALID_CONFIG
from edgewise.config.selectors import closeness
from edgewise.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edgewise.config.layers import Layer, Layers
    from edgewise.config.problem import Problem
    from edgewise.config.selectors import Named
    from edgewise.config.source import Stated
    from edgewise.finding import Finding

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

    def without(self, codes: Iterable[str]) -> Policy:
        """The same with more rules off."""
        return replace(self, off=self.off.union(codes))


EVERYTHING = Policy()
"""Every rule, with its own severity."""


class Said(NamedTuple):
    """The words that decided something, and who said them; no words where a list left it out."""

    layer: Layer
    words: Stated[str] | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about one rule, and by whom; `by` and `severity_by` are None by default."""

    selected: bool = True
    by: Said | None = None
    severity: str | None = None
    severity_by: Said | None = None

    @property
    def on(self) -> bool:
        """Whether the rule says anything."""
        return self.selected and self.severity != OFF


def can_be_off(rule: Named) -> bool:
    """Whether a configuration may silence a rule: not what is wrong in the configuration."""
    return rule.code != INVALID_CONFIG[0]


def rulings(layers: Layers, rules: Iterable[Named]) -> dict[str, Ruling]:
    """Decide about each rule, by code: a later layer speaks after an earlier one.

    In one layer the selector that fits most closely decides, of two equal ones `ignore`.
    """
    decided = {}
    for rule in rules:
        ruling = Ruling()
        for layer in layers if can_be_off(rule) else ():
            ruling = _after(ruling, layer, rule)
        decided[rule.code] = ruling
    return decided


def policy_of(decided: Mapping[str, Ruling]) -> Policy:
    """The policy that carries rulings out."""
    return Policy(
        frozenset(code for code, ruling in decided.items() if not ruling.on),
        {
            code: Severity(ruling.severity)
            for code, ruling in decided.items()
            if ruling.on and ruling.severity
        },
    )


def _after(ruling: Ruling, layer: Layer, rule: Named) -> Ruling:
    options = layer.options
    if options.select is not None:
        ruling = replace(ruling, selected=False, by=Said(layer, None))
    added = (*_items(options.select), *_items(options.extend_select))
    chosen, wanted = _closest(added, rule)
    ignored, unwanted = _closest(_items(options.ignore), rule)
    if ignored and ignored >= chosen:
        ruling = replace(ruling, selected=False, by=Said(layer, unwanted))
    elif chosen:
        ruling = replace(ruling, selected=True, by=Said(layer, wanted))
    entries = options.severity.value if options.severity else ()
    fit, key = _closest((entry.key for entry in entries), rule)
    if fit:
        severity = next(entry.value.value for entry in entries if entry.key is key)
        ruling = replace(ruling, severity=severity, severity_by=Said(layer, key))
    return ruling


def _items(stated: Stated[tuple[Stated[str], ...]] | None) -> tuple[Stated[str], ...]:
    return stated.value if stated else ()


def _closest(selectors: Iterable[Stated[str]], rule: Named) -> tuple[int, Stated[str] | None]:
    """How closely the best of some selectors fits a rule, and which it is; 0 if none does."""
    best: tuple[int, Stated[str] | None] = (0, None)
    for selector in selectors:
        fit = closeness(selector.value, rule)
        if fit > best[0]:
            best = fit, selector
    return best
