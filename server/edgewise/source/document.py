"""A text at one version, cut into units; an edit makes a new document that shares the rest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range
from edgewise.source.lines import (
    PositionEncoding,
    ends_line,
    from_characters,
    split_lines,
    to_characters,
    without_end,
)
from edgewise.source.runs import Run, join_runs
from edgewise.source.units import Unit, cut, cut_if_it_parses, starts_statement

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor says it changed: `text` replaces `range`, or everything if that is None.

    Columns count as the client counts them.
    """

    text: str
    range: Range | None = None


class Document:
    """An immutable text with its units.

    `Document.open` reads a text, `changed` applies an editor's changes, `reconciled`
    cuts the whole text anew when the units were cut from a piece that does not parse.
    """

    def __init__(
        self, units: tuple[Unit, ...], *, settled: bool, older: Document | None = None
    ) -> None:
        self.units = units
        self.settled = settled
        """Whether the units are those that a look at the whole text gives."""
        self.runs: tuple[Run, ...] = join_runs(units, () if older is None else older.runs)
        """The same units, some neighbours at a time; those that an edit leaves stay."""
        self.latest: dict[object, object] = {} if older is None else older.latest
        """What was worked out about the version that was looked at last, this one or an older one,
        to be compared with what there is now. All versions of a text share it."""

    @classmethod
    def open(cls, text: str) -> Document:
        """Read a whole text."""
        return cls(tuple(cut(text)), settled=True)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "".join(unit.text for unit in self.units)

    @cached_property
    def starts(self) -> list[int]:
        """The line on which each unit starts, and after them the number of lines."""
        return list(accumulate([unit.line_count for unit in self.units], initial=0))

    def line(self, number: int) -> str:
        """The text of a line with its end; `""` beyond the last."""
        if number < 0 or not self.units:
            return ""
        index = bisect_right(self.starts, number) - 1
        if index >= len(self.units):
            return ""
        return self.units[index].lines[number - self.starts[index]]

    def unit_at(self, line: int) -> tuple[Unit, int] | None:
        """The unit that holds a line, and the line on which it starts."""
        index = bisect_right(self.starts, line) - 1
        if not 0 <= index < len(self.units):
            return None
        return self.units[index], self.starts[index]

    def position(self, line: int, column: int, encoding: PositionEncoding) -> Position:
        """Turn a client's position into ours."""
        return Position(line, to_characters(self.line(line), column, encoding))

    def client_column(self, position: Position, encoding: PositionEncoding) -> int:
        """Turn our column into the client's."""
        return from_characters(self.line(position.line), position.column, encoding)

    def changed(
        self, changes: Iterable[Change], encoding: PositionEncoding = PositionEncoding.UTF32
    ) -> Document:
        """The document after `changes`, each relative to what the ones before it left."""
        document = self
        for change in changes:
            if change.range is None:
                units = tuple(cut(change.text, document.units))
                document = Document(units, settled=True, older=document)
            else:
                document = document._with(change.range, change.text, encoding)
        return document

    def reconciled(self) -> Document:
        """The same text with the units that a look at the whole text gives."""
        if self.settled:
            return self
        return Document(tuple(cut(self.text, self.units)), settled=True, older=self)

    def _with(self, range_: Range, text: str, encoding: PositionEncoding) -> Document:
        units = self.units
        if not units:
            return Document.open(text)
        first, before = self._locate(range_.start, encoding)
        last, after = self._locate(max(range_.start, range_.end), encoding)
        region = units[first].text[:before] + text + units[last].text[after:]
        first, last, region = self._widened(first, last, region)
        fresh = cut(region, units[first : last + 1])
        # A neighbour may be the missing part of what does not parse now, or hold a
        # part that does not belong to it any more.
        while (
            last + 1 < len(units)
            and (any(unit.broken for unit in fresh[-1:]) or units[last + 1].broken)
            and len(region) < _MAX_HEALED
        ):
            known = dict.fromkeys([*fresh, *units[first : last + 2]])
            healed = cut(region + units[last + 1].text, known)
            if len(healed) > len(fresh) and healed[: len(fresh)] == fresh:
                break
            last += 1
            region += units[last].text
            fresh = healed
        edited = (*units[:first], *fresh, *units[last + 1 :])
        if not self.settled and sum(unit.broken for unit in edited) > 1:
            # Pieces that do not parse may do so together, far apart as they are: the two ends
            # of a string. Whether they do is worth one parse while there are several.
            whole = "".join(unit.text for unit in edited)
            again = cut_if_it_parses(whole, edited) if len(whole) < _MAX_PARSED else None
            if again is not None:
                return Document(tuple(again), settled=True, older=self)
        settled = self.settled and not any(unit.broken for unit in fresh)
        return Document(edited, settled=settled, older=self)

    def _widened(self, first: int, last: int, region: str) -> tuple[int, int, str]:
        """Take in the neighbours without which the region is no sequence of whole statements."""
        units = self.units
        while last + 1 < len(units) and (
            not ends_line(region)
            or _ends_between_statements(region)
            or (region.endswith("\r") and units[last + 1].text.startswith("\n"))
            or not units[last + 1].starts_statement
        ):
            last += 1
            region += units[last].text
        opens = starts_statement(split_lines(region))
        while first > 0 and (
            not opens
            or not region.strip()
            or (region.startswith("\n") and units[first - 1].text.endswith("\r"))
            or units[first - 1].broken
            or units[first - 1].is_between  # whether it is apart depends on what is below
        ):
            first -= 1
            was_broken = units[first].broken
            region = units[first].text + region
            opens = starts_statement(split_lines(region))
            if was_broken and not (first > 0 and not opens):
                break
        return first, last, region

    def _locate(self, position: Position, encoding: PositionEncoding) -> tuple[int, int]:
        """The unit that holds a client's position, and the character offset in it."""
        line = max(position.line, 0)
        index = bisect_right(self.starts, line) - 1
        if index >= len(self.units):
            index = len(self.units) - 1
            return index, len(self.units[index].text)
        unit = self.units[index]
        within = line - self.starts[index]
        column = to_characters(unit.lines[within], position.column, encoding)
        return index, sum(map(len, unit.lines[:within])) + column

    def slice(self, range_: Range) -> str:
        """The text of a range."""
        start, end = range_.start, range_.end
        if start.line == end.line:
            return without_end(self.line(start.line))[start.column : end.column]
        middle = "".join(self.line(number) for number in range(start.line + 1, end.line))
        return self.line(start.line)[start.column :] + middle + self.line(end.line)[: end.column]


def _ends_between_statements(text: str) -> bool:
    """Whether the last line is blank or a comment, which belongs to the statement below."""
    end = len(text) - (2 if text.endswith("\r\n") else 1 if ends_line(text) else 0)
    last = text[max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1 : end]
    last = last.strip("\ufeff \t\f")
    return not last or last.startswith("#")


# Characters that are parsed as a whole while somebody types: some milliseconds.
_MAX_PARSED = 200_000
# Characters that an edit may take in beside its own units before the pause decides.
_MAX_HEALED = 20_000
