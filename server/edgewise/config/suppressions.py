"""`# edgewise: ignore[EW503]` in TOML, `// edgewise: ignore[EW503]` in JSON with comments.

They say what the same comments say in Python: a comment silences what starts or ends on its
line; `ignore-file` above the first key silences the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.source.suppressions import read_comment

if TYPE_CHECKING:
    from edgewise.config.problem import Problem
    from edgewise.config.source import Comment, Source
    from edgewise.source.suppressions import Suppression

_MARK = "edgewise:"


@dataclass(frozen=True, slots=True)
class Written:
    """A suppression, and the comment of the file that says it; `counts` where it stands right."""

    suppression: Suppression
    comment: Comment
    counts: bool


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What the comments of one file silence."""

    comments: tuple[Suppression, ...] = ()
    written: tuple[Written, ...] = ()
    """Every comment of ours, also those that silence nothing where they stand."""

    def silences(self, problem: Problem) -> bool:
        """Whether a comment speaks of this problem."""
        first, last = problem.range.start.line, problem.range.end.line
        return any(
            each.covers(problem) and (each.whole_file or first <= each.start.line <= last)
            for each in self.comments
        )


NONE_SUPPRESSED = Suppressions()


def read_suppressions(source: Source) -> Suppressions:
    """Read the comments of a file; `ignore-file` below the first key says nothing."""
    first = min((place.key[0] for path, place in source.places.items() if path), default=None)
    top = None if first is None else source.lines.position(first)
    written = tuple(
        Written(said, comment, not said.whole_file or top is None or said.start < top)
        for comment in source.comments
        if _MARK in comment.text
        for said in read_comment(_as_python(comment.text), comment.start)
    )
    return Suppressions(tuple(each.suppression for each in written if each.counts), written)


def _as_python(comment: str) -> str:
    """The comment with Python's mark, every other character where it was."""
    if comment.startswith("/*"):
        comment = comment.removesuffix("*/")
    return comment if comment.startswith("#") else f" #{comment[2:]}"
