"""How rules are named in a configuration: by code, by the start of codes, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = re.compile(r"EW\d{0,3}")
EXACT = 100
"""How closely a code or a name fits; the start of a code fits as closely as it is long."""


class Named(Protocol):
    """A rule, as far as one has to know it to name it."""

    @property
    def code(self) -> str:
        """`EW101`."""

    @property
    def name(self) -> str:
        """`module-not-available`."""


def closeness(selector: str, rule: Named) -> int:
    """How closely a selector fits a rule; 0 if it does not."""
    wanted = selector.strip().upper()
    if wanted in (rule.code, rule.name.upper()):
        return EXACT
    return len(wanted) if _PREFIX.fullmatch(wanted) and rule.code.startswith(wanted) else 0


def fits_any(selector: str, rules: Iterable[Named]) -> bool:
    """Whether it names a rule at all."""
    return any(closeness(selector, rule) for rule in rules)
