"""What Edgewise says about a place in the code, free of any protocol.

Lines and columns count from zero; a column counts characters (Unicode code
points). The language server turns them into the client's encoding, the command
line into one-based numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.fixes.fix import Fix


class Severity(Enum):
    """How bad a finding is, in the words of the Language Server Protocol."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the worst; larger is milder (LSP's numbers minus one)."""
        return _RANKS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this is as bad as `other` or worse."""
        return self.rank <= other.rank


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters."""

    line: int
    column: int

    def shifted(self, lines: int) -> Position:
        """The same column, `lines` further down."""
        return Position(self.line + lines, self.column)


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """From `start` up to, not including, `end`."""

    start: Position
    end: Position

    def shifted(self, lines: int) -> Range:
        """The same range, `lines` further down."""
        return Range(self.start.shifted(lines), self.end.shifted(lines))

    def overlaps(self, other: Range) -> bool:
        """Whether the two touch; an empty range at an edge counts, as editors expect."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace what stands in `range` by `text`."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains the finding; `path` is None for the same document."""

    message: str
    range: Range
    path: Path | None = None


class Tag(Enum):
    """A hint to the editor on how to draw the range."""

    DEPRECATED = "deprecated"
    UNNECESSARY = "unnecessary"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's statement about one range.

    `subject` is the qualified name that it is about (`hashlib.new`), `runtimes`
    the names of the runtimes on which it holds, in the target's order.
    """

    code: str
    name: str
    severity: Severity
    message: str
    range: Range
    subject: str
    runtimes: tuple[str, ...]
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    tags: tuple[Tag, ...] = ()

    @property
    def target(self) -> str:
        """The runtimes on which it holds, as one string."""
        return ", ".join(self.runtimes)

    def shifted(self, lines: int) -> Finding:
        """The same finding, `lines` further down, related places in this document too."""
        if not lines:
            return self
        return replace(
            self,
            range=self.range.shifted(lines),
            related=tuple(
                place if place.path else replace(place, range=place.range.shifted(lines))
                for place in self.related
            ),
        )
