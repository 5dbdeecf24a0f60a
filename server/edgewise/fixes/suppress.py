"""Adds `# edgewise: ignore[CODE]` to a finding's line; for many findings, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, TextEdit
from edgewise.fixes.site import apply
from edgewise.source.lines import without_end
from edgewise.source.parsing import parse
from edgewise.source.suppressions import last_line, suppressed, suppressions
from edgewise.source.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.finding import Finding
    from edgewise.fixes.fix import Suppress
    from edgewise.fixes.site import Site
    from edgewise.source.document import Document
    from edgewise.source.suppressions import Suppression


@dataclass(frozen=True, slots=True)
class Silenced:
    """A text with comments for its findings, and those for which there is no place."""

    text: str
    silenced: tuple[Finding, ...]
    left: tuple[Finding, ...]


def suppress(action: Suppress, site: Site, finding: Finding) -> list[TextEdit]:
    """Compute the edit; none where no comment can silence the finding."""
    inside = finding.shifted(-site.first_line)
    done = _commented(site.unit, action.code, inside)
    if done is None:
        return []
    edit = done[0]
    return [TextEdit(edit.range.shifted(site.first_line), edit.text)]


def suppress_all(document: Document, findings: Iterable[Finding]) -> Silenced:
    """Write a comment for each finding; several on a line share one.

    Comments stand at the ends of lines, so nothing that was found moves. Units that do not parse
    are left as they are.
    """
    units = list(document.units)
    silenced, left = [], []
    for finding in findings:
        found = document.unit_at(finding.range.start.line)
        if found is None or found[0].broken:
            left.append(finding)
            continue
        index = document.units.index(found[0])
        inside = finding.shifted(-found[1])
        if not suppressed(units[index], inside):
            done = _commented(units[index], finding.code, inside)
            if done is None:
                left.append(finding)
                continue
            units[index] = done[1]
        silenced.append(finding)
    return Silenced("".join(unit.text for unit in units), tuple(silenced), tuple(left))


def _commented(unit: Unit, code: str, inside: Finding) -> tuple[TextEdit, Unit] | None:
    """The edit that silences a finding in a unit, and the unit with it; lines are the unit's."""
    first, end = inside.range.start.line, inside.range.end.line
    # A line that ends in a string or with a backslash can carry no comment: then the last one.
    for line in dict.fromkeys((first, end, last_line(unit, end))):
        edit = _edit(code, unit, line)
        if edit is None:
            continue
        changed = Unit(apply(unit.text, [edit]), broken=unit.broken)
        if suppressed(changed, inside) and not (
            parse(changed.source).has_error and not parse(unit.source).has_error
        ):
            return edit, changed
    return None


def _takes_codes(known: Suppression) -> bool:
    return known.closed and not known.whole_file and known.codes is not None


def _edit(code: str, unit: Unit, line: int) -> TextEdit | None:
    """Write the code into the line's comment or a new one; lines count from the unit's first."""
    for known in suppressions(unit):
        if known.start.line == line and _takes_codes(known):
            bracket = Position(line, known.end.column - 1)
            return TextEdit(Range(bracket, bracket), f", {code}" if known.codes else code)
    text = without_end(unit.lines[line])
    kept = text.rstrip(" \t\f")
    if kept.endswith("\\"):
        return None
    where = Range(Position(line, len(kept)), Position(line, len(text)))
    return TextEdit(where, f"  # edgewise: ignore[{code}]")
