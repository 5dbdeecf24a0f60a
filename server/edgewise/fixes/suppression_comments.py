"""Takes suppression comments, or codes in them, out of a line, and writes other codes.

What other tools read on the line stays to the byte. The text behind a suppression is taken for
its reason and goes with it, up to what starts another comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.config.source import Places
from edgewise.finding import Position, Range, TextEdit
from edgewise.source.lines import split_lines, without_end
from edgewise.source.suppressions import suppressions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from edgewise.finding import Finding
    from edgewise.fixes.fix import RemoveSuppression, ReplaceSuppressed
    from edgewise.fixes.site import Site
    from edgewise.source.suppressions import Suppression
    from edgewise.source.units import Unit

# Another comment, not the `#12` of a reason.
_LINE_END = re.compile(r"\r\n|\n|\r")
_NEXT_COMMENT = re.compile(r"[ \t]*#(?!\d)")


def remove_suppression(action: RemoveSuppression, site: Site, finding: Finding) -> list[TextEdit]:
    """Compute the edit; none where the comment is gone."""
    comment = _comment_at(site, finding)
    if comment is None:
        return []
    edits = (
        [without_comment(site.unit, comment)]
        if action.items is None
        else without_items(site.unit, comment, action.items)
    )
    return [TextEdit(edit.range.shifted(site.first_line), edit.text) for edit in edits]


def replace_suppressed(action: ReplaceSuppressed, site: Site, finding: Finding) -> list[TextEdit]:
    """Compute the edit; none where the comment is gone."""
    comment = _comment_at(site, finding)
    if comment is None or comment.items is None or action.item >= len(comment.items):
        return []
    return [TextEdit(comment.items[action.item].range.shifted(site.first_line), action.new)]


def rewrite_comment(text: str, where: Range, old: str, new: str) -> TextEdit | None:
    """Compute the edit in a configuration file; None where something else stands there by now."""
    places = Places(text)
    lines = split_lines(text)
    if where.end.line >= len(lines):
        return None
    start, end = places.offset(where.start), places.offset(where.end)
    if text[start:end] != old:
        return None
    if not new:
        line_start = places.offset(Position(where.start.line, 0))
        line_end = places.line_end(end)
        kept = text[line_start:start].rstrip(" \t")
        if not text[end:line_end].strip(" \t"):
            start, end = line_start + len(kept), line_end
            if not kept.strip("\ufeff"):  # the line said nothing else
                following = _LINE_END.match(text, end)
                end = following.end() if following else end
    return TextEdit(places.range(start, end), new)


def without_comment(unit: Unit, comment: Suppression) -> TextEdit:
    """The edit that takes out a comment with its reason, and with its line where it is alone."""
    number = comment.start.line
    line = without_end(unit.lines[number])
    before, after = line[: comment.start.column], line[comment.end.column :]
    following = _NEXT_COMMENT.search(after)
    kept = before.rstrip(" \t\f")
    if following is not None:  # the other comment moves up to where this one stood
        end = comment.end.column + following.end() - 1
        return TextEdit(Range(comment.start, Position(number, end)), "")
    if kept.strip("\ufeff"):
        return TextEdit(Range(Position(number, len(kept)), Position(number, len(line))), "")
    start = Position(number, len(kept))
    if number + 1 < unit.line_count or unit.lines[number] != line:
        return TextEdit(Range(start, Position(number + 1, 0)), "")
    return TextEdit(Range(start, Position(number, len(line))), "")


def without_items(unit: Unit, comment: Suppression, indexes: Collection[int]) -> Iterator[TextEdit]:
    """The edit that takes items out of a bracket, each with one comma."""
    items = comment.items or ()
    kept = [index for index in range(len(items)) if index not in indexes]
    if not kept or not items:
        yield without_comment(unit, comment)
        return
    line = unit.lines[comment.start.line]
    first = items[0].range.start
    text = ""
    for index in kept:
        item = items[index]
        if text:  # what stood before it stays
            begin = items[index - 1].range.end.column
            text += line[begin : item.range.end.column]
        else:
            text += item.text
    yield TextEdit(Range(first, items[-1].range.end), text)


def _comment_at(site: Site, finding: Finding) -> Suppression | None:
    inside = finding.shifted(-site.first_line).range
    for comment in suppressions(site.unit):
        if comment.start <= inside.start and inside.end <= comment.end:
            return comment
    return None
