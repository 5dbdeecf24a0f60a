"""Which parts of a suppression comment are wanted, by the codes of what it silenced.

For comments in code and in configuration files alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from edgewise.rules import documented
from edgewise.rules.invalid_suppression import InvalidSuppression
from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.rules.unused_suppression import UnusedSuppression

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from edgewise.source.suppressions import Suppression

UNUSED, INVALID = UnusedSuppression(), InvalidSuppression()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which items of a comment, by their index, are wanted for nothing."""

    unknown: tuple[int, ...] = ()
    unused: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    is_idle: bool = False
    """Whether nothing of the comment is wanted."""


def judge(comment: Suppression, used: Set[str], enabled: Callable[[str], bool]) -> Judgement:
    """Judge a comment by the codes of what it silenced."""
    if comment.items is None:
        return Judgement(is_idle=not used)
    unknown, unused, repeated = [], [], []
    seen: set[str] = set()
    for index, item in enumerate(comment.items):
        code = _codes().get(item.text.lower())
        if code is None:
            unknown.append(index)
        elif code in seen:
            repeated.append(index)
        elif code not in used and code not in ABOUT_SUPPRESSIONS and enabled(code):
            unused.append(index)
        if code is not None:
            seen.add(code)
    is_idle = len(unused) + len(repeated) == len(comment.items) and (
        bool(unused) or not comment.items
    )
    return Judgement(tuple(unknown), tuple(unused), tuple(repeated), is_idle)


@cache
def known_rules() -> tuple[tuple[str, str], ...]:
    """The code and the name of every rule."""
    return tuple((rule.code, rule.name) for rule in documented())


@cache
def _codes() -> dict[str, str]:
    """The code of every rule, by code and name in small letters."""
    return {word.lower(): code for code, name in known_rules() for word in (code, name)}
