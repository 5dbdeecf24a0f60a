"""What the rules about suppression comments have in common: words about a comment and a fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from edgewise.rules.documented import Documented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.finding import Range, Tag


ABOUT_SUPPRESSIONS = frozenset({"EW901", "EW902"})
"""The codes of what is said about the comments themselves, which depends on all the rest."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a comment, in the lines that the comment was read in.

    The fix takes out the items with the indexes `removes`, the whole comment if that is None, or
    writes `replacement` in the place of the first of them. No `title`, no fix.
    """

    rule: SuppressionRule
    range: Range
    message: str
    subject: str
    title: str = ""
    removes: tuple[int, ...] | None = ()
    replacement: str | None = None
    safe: bool = False


class SuppressionRule(Documented):
    """One statement that Edgewise can make about a suppression comment."""

    tags: ClassVar[tuple[Tag, ...]] = ()


def listed(words: Sequence[str]) -> str:
    """Name several things: `EW101, EW203 and EW301`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
