"""Adds a compatibility flag to a wrangler file, takes one out, or writes another name.

As with the date: an edit is offered only if the file, read again with it, says what it should
and nothing else has changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.config.reading import read_source
from edgewise.config.source import Language
from edgewise.finding import TextEdit
from edgewise.fixes.config_text import Change, inserted, replaced, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source
    from edgewise.finding import Range

KEY = "compatibility_flags"

_AFTER = ("compatibility_date", "main", "name", "$schema")
_SPACE = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_TOML_COMMA = re.compile(r"(?:\s|#[^\r\n]*(?=[\r\n]))*,")
_JSON_COMMA = re.compile(r"(?:\s|//[^\r\n]*(?=[\r\n])|/\*(?:(?!\*/).)*\*/)*,", re.DOTALL)


def add_flag(
    text: str, filename: str, flag: str, environment: str | None = None
) -> TextEdit | None:
    """Compute the edit that puts `flag` in front of the flags that hold for `environment`.

    They are its own where it has some, else the top level's. None where it is there already,
    the file is broken, or there is no place for it.
    """
    source = read_source(text, Path(filename))
    if isinstance(source, Problem):
        return None
    path: KeyPath = ("env", environment, KEY) if environment else (KEY,)
    if source.at(path) is None:
        path = (KEY,)
    before = source.at(path)
    if before is not None and (not isinstance(before, list) or flag in before):
        return None
    wanted = with_value(source.values, path, [flag, *(before or [])])
    return _first_that_says(wanted, text, filename, source, _additions(text, source, path, flag))


def remove_flag(text: str, filename: str, where: Range, flag: str) -> TextEdit | None:
    """Compute the edit that takes the item at `where` out of its list, if it is still `flag`."""
    source = read_source(text, Path(filename))
    if isinstance(source, Problem):
        return None
    path = next((path for path in source.places if source.range(path) == where), ())
    items = source.at(path[:-1]) if path else None
    if source.at(path) != flag or not isinstance(items, list) or not isinstance(path[-1], int):
        return None
    left = [*items[: path[-1]], *items[path[-1] + 1 :]]
    wanted = with_value(source.values, path[:-1], left)
    return _first_that_says(wanted, text, filename, source, _removals(text, source, path))


def replace_in_config(
    text: str, filename: str, where: Range, old: str, new: str
) -> TextEdit | None:
    """Compute the edit that writes `new` for the key or string at `where`, if it is still `old`."""
    source = read_source(text, Path(filename))
    if isinstance(source, Problem):
        return None
    for path, place in source.places.items():
        if source.range(path) == where and source.at(path) == old:
            start, end = place.value
            change = replaced(text, start, end, new)
        elif source.key_range(path) == where and path and path[-1] == old:
            start, end = place.key
            is_bare = text[start:end] == old
            change = Change(start, end, new) if is_bare else replaced(text, start, end, new)
        else:
            continue
        again = read_source(change.apply(text), Path(filename))
        if not isinstance(again, Problem):
            return _edit(source, change)
    return None


def _first_that_says(
    wanted: object, text: str, filename: str, source: Source, changes: Iterator[Change]
) -> TextEdit | None:
    for change in changes:
        again = read_source(change.apply(text), Path(filename))
        if not isinstance(again, Problem) and again.values == wanted:
            return _edit(source, change)
    return None


def _edit(source: Source, change: Change) -> TextEdit:
    return TextEdit(source.lines.range(change.start, change.end), change.text)


def _additions(text: str, source: Source, path: KeyPath, flag: str) -> Iterator[Change]:
    place = source.places.get(path)
    if place is None:
        yield from inserted(text, source, KEY, f'["{flag}"]', _AFTER)
        return
    first = source.places.get((*path, 0))
    if first is None:
        yield Change(place.value[0] + 1, place.value[0] + 1, f'"{flag}"')
        return
    start = first.value[0]
    column = source.lines.position(start).column
    indent = text[start - column : start]
    if indent.strip():
        yield Change(start, start, f'"{flag}", ')
    else:  # one flag a line: the new one gets a line too
        previous = text[: start - column]
        line_end = re.search(r"(\r\n|\n|\r)\Z", previous)
        yield Change(start, start, f'"{flag}",{line_end[0] if line_end else " "}{indent}')


def _removals(text: str, source: Source, path: KeyPath) -> Iterator[Change]:
    """The item with one comma, after it or before it; with its line where it has one alone."""
    place, before = source.places.get(path), source.places.get((*path[:-1], _index(path) - 1))
    if place is None:
        return
    start, end = place.value
    comma = _comma(text, end, source.language)
    if comma is None and before is not None and source.language is Language.JSON:
        # No comma is left behind, which not every reader of JSON takes.
        last = _comma(text, before.value[1], source.language)
        if last is not None:
            yield Change(last, end, _unless_blank(text[last + 1 : start]))
    after = end if comma is None else comma + 1
    kept = text[end : after - 1] if comma is not None else ""
    column = source.lines.position(start).column
    line_end = source.lines.line_end(start)
    if (
        after <= line_end
        and not (text[start - column : start] + kept + text[after:line_end]).strip()
    ):
        # The line that is left empty goes too.
        following = _LINE_END.match(text, line_end)
        yield Change(start - column, following.end() if following else line_end, "")
    spaces = _SPACE.match(text, after)
    if comma is not None and spaces:
        yield Change(start, after if kept else spaces.end(), kept)
    if before is not None:
        last = _comma(text, before.value[1], source.language)
        if last is not None:
            yield Change(last, end, _unless_blank(text[last + 1 : start]))
    yield Change(start, end, "")


def _unless_blank(text: str) -> str:
    return text if text.strip() else ""


def _index(path: KeyPath) -> int:
    return path[-1] if isinstance(path[-1], int) else 0


def _comma(text: str, after: int, language: Language) -> int | None:
    """Where the comma behind an item is, if there is one; comments may come before it."""
    found = (_TOML_COMMA if language is Language.TOML else _JSON_COMMA).match(text, after)
    return found.end() - 1 if found else None
