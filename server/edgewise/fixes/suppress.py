"""Adds `# edgewise: ignore[CODE]` to the finding's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, TextEdit
from edgewise.fixes.site import apply, parse
from edgewise.source.lines import without_end
from edgewise.source.suppressions import last_line, suppressed, suppressions
from edgewise.source.units import Unit

if TYPE_CHECKING:
    from edgewise.finding import Finding
    from edgewise.fixes.fix import Suppress
    from edgewise.fixes.site import Site
    from edgewise.source.suppressions import Suppression


def suppress(action: Suppress, site: Site, finding: Finding) -> list[TextEdit]:
    """Compute the edit; none where no comment can silence the finding."""
    unit = site.unit
    inside = finding.shifted(-site.first_line)
    first, end = inside.range.start.line, inside.range.end.line
    # A line that ends in a string or with a backslash can carry no comment: then the last one.
    for line in dict.fromkeys((first, end, last_line(unit, end))):
        edit = _edit(action.code, unit, line)
        if edit is None:
            continue
        changed = Unit(apply(unit.text, [edit]), broken=unit.broken)
        breaks = parse(changed).has_error and not site.root.has_error
        if suppressed(changed, inside) and not breaks:
            return [TextEdit(edit.range.shifted(site.first_line), edit.text)]
    return []


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
