"""Adds a rule to what a `pyproject.toml` or `edgewise.toml` says to `ignore`.

As with a compatibility flag: an edit is offered only if the file, read again with it, says what
it should and nothing else has changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.config.reading import read_source
from edgewise.config.settings import OWN_FILE
from edgewise.finding import TextEdit
from edgewise.fixes.config_text import Change, inserted, line_end_of, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source

KEY = "ignore"
_AFTER = ("select", "target", "environment")
_TABLE: KeyPath = ("tool", "edgewise")


def ignore_in_configuration(text: str, filename: str, code: str) -> TextEdit | None:
    """Compute the edit; None where the rule is ignored already, or the file is broken."""
    source = read_source(text, Path(filename))
    if isinstance(source, Problem):
        return None
    table: KeyPath = () if filename == OWN_FILE else _TABLE
    path = (*table, KEY)
    before = source.at(path)
    if before is not None and (not isinstance(before, list) or code in before):
        return None
    wanted = with_value(source.values, path, [*(before or []), code])
    changes = _new(text, source, table, code) if before is None else _more(text, source, path, code)
    for change in changes:
        again = read_source(change.apply(text), Path(filename))
        if not isinstance(again, Problem) and again.values == wanted:
            return TextEdit(source.lines.range(change.start, change.end), change.text)
    return None


def _more(text: str, source: Source, path: KeyPath, code: str) -> Iterator[Change]:
    """Put the code behind the last of the list."""
    items = source.at(path)
    place = source.places.get(path)
    if place is None or not isinstance(items, list):
        return
    last = source.places.get((*path, len(items) - 1))
    if last is None:
        yield Change(place.value[0] + 1, place.value[0] + 1, f'"{code}"')
        return
    start, end = last.value
    column = source.lines.position(start).column
    indent = text[start - column : start]
    if not indent.strip():  # one code a line: the new one gets a line too
        line_end = source.lines.line_end(end)
        rest = text[end:line_end]
        has_comma = rest.lstrip().startswith(",")
        line = f'{line_end_of(text)}{indent}"{code}"'
        yield (
            Change(line_end, line_end, f"{line},")
            if has_comma
            else Change(end, line_end, f",{rest}{line}")
        )
    yield Change(end, end, f', "{code}"')


def _new(text: str, source: Source, table: KeyPath, code: str) -> Iterator[Change]:
    """Put the option into the table, or the table at the end of the file."""
    line = f'{KEY} = ["{code}"]'
    if not table:
        yield from inserted(text, source, KEY, f'["{code}"]', _AFTER)
        return
    end = line_end_of(text)
    known = source.at(table)
    for key in dict.fromkeys((*_AFTER, *(known if isinstance(known, dict) else ()))):
        if (place := source.places.get((*table, key))) is not None:
            at = source.lines.line_end(place.value[1])
            yield Change(at, at, end + line)
            yield Change(place.value[1], place.value[1], f", {line}")
    if (place := source.places.get(table)) is not None:
        at = source.lines.line_end(place.key[1])
        yield Change(at, at, end + line)
        yield Change(place.value[0] + 1, place.value[0] + 1, f" {line} ")
    blank = "" if not text.strip() else end if text.endswith(("\n", "\r")) else end * 2
    yield Change(len(text), len(text), f"{blank}[tool.edgewise]{end}{line}{end}")
