"""Writes a compatibility date into a wrangler file and leaves every other byte alone.

An edit is offered only if the file, read again with it, says the same as before
but for the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.config.reading import read_source
from edgewise.config.source import Language
from edgewise.config.wrangler import read_wrangler
from edgewise.finding import TextEdit
from edgewise.runtimes.releases import is_date, select_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source

KEY = "compatibility_date"

_AFTER = ("main", "name", "$schema")
"""A date that was missing is written after the first of these that is there."""


def set_compatibility_date(
    text: str, filename: str, date: str, environment: str | None = None
) -> TextEdit | None:
    """Compute the edit that makes `date` (YYYY-MM-DD) the compatibility date.

    `filename` tells TOML from JSON. The date of `environment` is changed where that section has
    its own, else the top level's, which the section inherits. None when the file already says
    so, is broken, or has no place for it.
    """
    source = read_source(text, Path(filename))
    if isinstance(source, Problem):
        return None
    path: KeyPath = ("env", environment, KEY) if environment else (KEY,)
    if source.at(path) is None:
        path = (KEY,)
    if source.at(path) == date:
        return None
    wanted = _with(source, path, date)
    for change in _changes(text, source, path, date):
        again = read_source(change.apply(text), Path(filename))
        if not isinstance(again, Problem) and again.values == wanted:
            return TextEdit(source.lines.range(change.start, change.end), change.text)
    return None


def would_select(text: str, filename: str, date: str, environment: str | None = None) -> str | None:
    """Return the name of the runtime that the file would select with this date.

    None when the file is broken or is no Python Worker's. A flag may hold the runtime where it
    is (`no_python_workers_314`): a caller offers the date only where it has the wanted effect.
    """
    config = read_wrangler(text, Path(filename)).content
    section = config.section(environment) if config else None
    if section is None or not section.runs_python or not is_date(date):
        return None
    return select_release(date, {flag.value for flag in section.flags}).release.runtime


@dataclass(frozen=True, slots=True)
class _Change:
    """Replace the characters from `start` up to `end`."""

    start: int
    end: int
    text: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.end :]


def _with(source: Source, path: KeyPath, date: str) -> dict[object, object]:
    def changed(table: object, path: KeyPath) -> dict[object, object]:
        inner: dict[object, object] = dict(table) if isinstance(table, dict) else {}
        key, *rest = path
        inner[key] = changed(inner.get(key), tuple(rest)) if rest else date
        return inner

    return changed(source.values, path)


def _changes(text: str, source: Source, path: KeyPath, date: str) -> Iterator[_Change]:
    # Those that might do, best first.
    if source.at(path) is not None:
        place = source.places.get(path)
        if place is not None:
            yield _replaced(text, *place.value, date)
    elif source.language is Language.TOML:
        yield from _inserted_in_toml(text, source, date)
    else:
        yield from _inserted_in_json(text, source, date)


def _replaced(text: str, start: int, end: int, date: str) -> _Change:
    written = text[start:end]
    if re.fullmatch(r"\"[^\"\\]*\"|'[^']*'", written):
        return _Change(start + 1, end - 1, date)
    return _Change(start, end, f'"{date}"')


def _inserted_in_toml(text: str, source: Source, date: str) -> Iterator[_Change]:
    line = f'{KEY} = "{date}"'
    line_end = _line_end(text)
    for key in _AFTER:
        if (place := source.places.get((key,))) is not None:
            at = source.lines.line_end(place.value[1])
            yield _Change(at, at, line_end + line)
    start = 1 if text[:1] == "\ufeff" else 0
    yield _Change(start, start, line + line_end)


def _inserted_in_json(text: str, source: Source, date: str) -> Iterator[_Change]:
    pair = f'"{KEY}": "{date}"'
    members = [(key,) for key in source.values]
    anchors = [(key,) for key in _AFTER if key in source.values] or members[-1:]
    for anchor in anchors[:1]:
        place = source.places.get(anchor)
        if place is None:
            return
        end = place.value[1]
        line_end = source.lines.line_end(end)
        column = source.lines.position(place.key[0]).column
        indent = text[place.key[0] - column : place.key[0]]
        if not indent.strip():  # one member a line: the new one gets a line too
            new_line = f"{_line_end(text)}{indent}{pair}"
            rest = text[end:line_end]
            if rest.lstrip().startswith(","):
                yield _Change(line_end, line_end, f"{new_line},")
            yield _Change(end, line_end, f",{rest}{new_line}")
        yield _Change(end, end, f", {pair}")
    if not members:
        top = source.places.get(())
        if top is not None:
            yield _Change(top.value[0] + 1, top.value[0] + 1, pair)


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"
