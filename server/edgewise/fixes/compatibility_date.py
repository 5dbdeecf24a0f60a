"""Writes a compatibility date into a wrangler file and leaves every other byte alone.

An edit is offered only if the file, read again with it, says the same as before
but for the date.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.config.reading import read_source
from edgewise.config.wrangler import read_wrangler
from edgewise.finding import TextEdit
from edgewise.fixes.config_text import inserted, replaced, with_value
from edgewise.runtimes.releases import is_date, select_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source
    from edgewise.fixes.config_text import Change

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
    wanted = with_value(source.values, path, date)
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


def _changes(text: str, source: Source, path: KeyPath, date: str) -> Iterator[Change]:
    # Those that might do, best first.
    if source.at(path) is None:
        yield from inserted(text, source, KEY, f'"{date}"', _AFTER)
    elif (place := source.places.get(path)) is not None:
        yield replaced(text, *place.value, date)
