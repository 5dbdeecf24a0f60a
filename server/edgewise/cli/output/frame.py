"""One line of source with its range underlined, aligned as a terminal shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from edgewise.cli.console import printable
from edgewise.source.lines import without_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.finding import Range

_TAB = 4
_WIDEST = 140
_BEFORE = 60
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Frame:
    """What to print; `indent` is as wide as what stands before the range."""

    number: str
    source: str
    indent: str
    carets: str


def frame(lines: Sequence[str], where: Range) -> Frame:
    """Show the line on which a range starts; a range over more lines goes to its end."""
    start, end = where.start, where.end
    line = without_end(lines[start.line]) if start.line < len(lines) else ""
    last = end.column if end.line == start.line else len(line.rstrip())
    first = min(start.column, len(line))
    last = max(first, min(last, len(line)))
    cut_before, cut_after = "", ""
    if len(line) > _WIDEST:
        begin = max(0, first - _BEFORE)
        finish = begin + _WIDEST
        cut_before = _CUT if begin else ""
        cut_after = _CUT if finish < len(line) else ""
        line = line[begin:finish]
        first, last = first - begin, min(last - begin, len(line))
    before = _expanded(line[:first], cut_before)
    inside = _expanded(line[:last], cut_before)
    width = max(cell_len(inside) - cell_len(before), 1)
    carets = "^" * width + (_CUT if end.line > start.line else "")
    source = _expanded(line, cut_before) + cut_after
    return Frame(str(start.line + 1), source, " " * cell_len(before), carets)


def _expanded(text: str, before: str = "") -> str:
    """Replace tabs by spaces up to the next multiple of four, and what would steer a terminal."""
    shown = before
    for index, part in enumerate(text.split("\t")):
        if index:
            shown += " " * (_TAB - cell_len(shown) % _TAB)
        shown += printable(part)
    return shown
