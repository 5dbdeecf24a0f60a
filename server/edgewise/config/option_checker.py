"""What is wrong with what options say: names of nothing, patterns that are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.config.options import Entry, Kind, attribute, described
from edgewise.config.patterns import is_pattern
from edgewise.config.problem import Problem, near, question, replacement
from edgewise.config.selectors import fits_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.config.layers import Layer
    from edgewise.config.selectors import Named
    from edgewise.config.source import Stated

_PACKAGE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_RULES = {Kind.RULES, Kind.RULES_BY_PATTERN}


def wrong_in(layer: Layer, rules: Sequence[Named], targets: Sequence[str]) -> Iterator[Problem]:
    """What is wrong in one file; `target` itself is looked at where it is used."""
    for option in described():
        stated = getattr(layer.options, attribute(option.name))
        if stated is None or option.kind in (Kind.FILE, Kind.NAME, Kind.TARGETS):
            continue
        for entry in stated.value:
            if not isinstance(entry, Entry):
                yield from _wrong(layer, option.kind, entry, rules)
            elif option.kind is Kind.SEVERITIES:
                yield from _unknown_rule(layer, entry.key, rules)
            else:
                yield from _wrong(layer, Kind.PATTERNS, entry.key, rules)
                for name in entry.value.value:
                    if option.kind in _RULES:
                        yield from _unknown_rule(layer, name, rules)
                    else:
                        yield from _unknown_target(layer, name, targets)


def unknown_rule(written: str, rules: Sequence[Named]) -> tuple[str, str | None] | None:
    """A sentence about a name that no rule has, and the name that was meant; None if one has."""
    if fits_any(written, rules):
        return None
    lowered, upper = written.strip().lower(), written.strip().upper()
    meant = near(lowered, [rule.name for rule in rules])
    meant = meant or near(upper, [rule.code for rule in rules])
    said = question(meant) or " `edgewise rule --all` shows them."
    return f"Edgewise has no rule '{written}'.{said}", meant


def _wrong(
    layer: Layer, kind: Kind, stated: Stated[str], rules: Sequence[Named]
) -> Iterator[Problem]:
    written = stated.value
    if kind in _RULES:
        yield from _unknown_rule(layer, stated, rules)
    elif kind is Kind.PATTERNS and not is_pattern(written):
        yield _problem(layer, stated, f"'{written}' is no pattern that .gitignore understands.")
    elif kind is Kind.MODULES and not all(part.isidentifier() for part in written.split(".")):
        yield _problem(layer, stated, f"'{written}' is no module's name, like 'shop.generated'.")
    elif kind is Kind.PACKAGES and not _PACKAGE.fullmatch(written):
        yield _problem(layer, stated, f"'{written}' is no package's name, like 'rapidjson'.")


def _unknown_rule(layer: Layer, stated: Stated[str], rules: Sequence[Named]) -> Iterator[Problem]:
    unknown = unknown_rule(stated.value, rules)
    if unknown is not None:
        yield _problem(layer, stated, *unknown)


def _unknown_target(layer: Layer, stated: Stated[str], targets: Sequence[str]) -> Iterator[Problem]:
    if stated.value not in targets:
        meant = near(stated.value, targets)
        hint = question(meant) or f" There are {', '.join(targets)}."
        yield _problem(layer, stated, f"Edgewise knows no runtime '{stated.value}'.{hint}", meant)


def _problem(layer: Layer, stated: Stated[str], message: str, meant: str | None = None) -> Problem:
    path = layer.path or layer.folder
    fixes = replacement(path, stated.range, stated.value, meant)
    return Problem(path, stated.range, message, subject=stated.value, fixes=fixes)
