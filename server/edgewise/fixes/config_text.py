"""Changes to the text of a configuration file that leave every other byte alone.

What a change does to TOML or JSON with comments is not reasoned about but looked at: callers
read the file again with the change made and take it only if it says what it should.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.source import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edgewise.config.source import KeyPath, Source

_PLAIN_STRING = re.compile(r"\"[^\"\\]*\"|'[^']*'")


@dataclass(frozen=True, slots=True)
class Change:
    """Replace the characters from `start` up to `end`."""

    start: int
    end: int
    text: str

    def apply(self, text: str) -> str:
        """Return the text with the change made."""
        return text[: self.start] + self.text + text[self.end :]


def with_value(values: Mapping[str, object], path: KeyPath, value: object) -> object:
    """Return a copy of a file's values in which the one at `path`, of keys only, is another."""
    return _changed(values, path, value)


def _changed(table: object, path: KeyPath, value: object) -> dict[object, object]:
    inner: dict[object, object] = dict(table) if isinstance(table, dict) else {}
    key, *rest = path
    inner[key] = _changed(inner.get(key), tuple(rest), value) if rest else value
    return inner


def replaced(text: str, start: int, end: int, new: str) -> Change:
    """Write `new` into the string that stands there; what is no plain string becomes one."""
    if _PLAIN_STRING.fullmatch(text[start:end]):
        return Change(start + 1, end - 1, new)
    return Change(start, end, f'"{new}"')


def inserted(
    text: str, source: Source, key: str, value: str, after: Sequence[str]
) -> Iterator[Change]:
    """The changes that might add `key` to the top level, best first.

    `value` is written as it is. The key comes after the first of `after` that is there.
    """
    if source.language is Language.TOML:
        yield from _inserted_in_toml(text, source, f"{key} = {value}", after)
    else:
        yield from _inserted_in_json(text, source, f'"{key}": {value}', after)


def line_end_of(text: str) -> str:
    """Return how the text ends its lines."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _inserted_in_toml(
    text: str, source: Source, line: str, after: Sequence[str]
) -> Iterator[Change]:
    line_end = line_end_of(text)
    for key in after:
        if (place := source.places.get((key,))) is not None:
            at = source.lines.line_end(place.value[1])
            yield Change(at, at, line_end + line)
    start = 1 if text[:1] == "\ufeff" else 0
    yield Change(start, start, line + line_end)


def _inserted_in_json(
    text: str, source: Source, pair: str, after: Sequence[str]
) -> Iterator[Change]:
    members = [(key,) for key in source.values]
    anchors = [(key,) for key in after if key in source.values] or members[-1:]
    for anchor in anchors[:1]:
        place = source.places.get(anchor)
        if place is None:
            return
        end = place.value[1]
        line_end = source.lines.line_end(end)
        column = source.lines.position(place.key[0]).column
        indent = text[place.key[0] - column : place.key[0]]
        if not indent.strip():  # one member a line: the new one gets a line too
            new_line = f"{line_end_of(text)}{indent}{pair}"
            rest = text[end:line_end]
            if rest.lstrip().startswith(","):
                yield Change(line_end, line_end, f"{new_line},")
            yield Change(end, line_end, f",{rest}{new_line}")
        yield Change(end, end, f", {pair}")
    if not members:
        top = source.places.get(())
        if top is not None:
            yield Change(top.value[0] + 1, top.value[0] + 1, pair)
