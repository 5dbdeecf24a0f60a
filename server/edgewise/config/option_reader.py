"""Reads a table of options as `options.py` describes them, and says what is wrong where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edgewise.config.options import (
    SEVERITIES,
    Entry,
    Kind,
    Option,
    Options,
    attribute,
    described,
)
from edgewise.config.problem import Problem, near, question, replacement
from edgewise.config.reading import kind
from edgewise.config.source import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from edgewise.config.source import KeyPath, Source

_Names = Stated[tuple[Stated[str], ...]]


class OptionReader:
    """Reads one table; `problems` are found on the way."""

    def __init__(self, source: Source, path: Path, base: KeyPath) -> None:
        self._source = source
        self._path = path
        self._base = base
        self.problems: list[Problem] = []

    def read(self, table: Mapping[str, object]) -> Options:
        """Read what the table says; what is wrong in it sets nothing."""
        options = {option.name: option for option in described()}
        found: dict[str, Any] = {}
        for key, value in table.items():
            if key in options:
                read = self._value(options[key], (*self._base, key), value)
                if read is not None:
                    found[attribute(key)] = read
            else:
                self._unknown(key, options)
        return Options(**found)

    def _unknown(self, key: str, options: Mapping[str, Option]) -> None:
        where = self._source.key_range((*self._base, key))
        written = key.replace("_", "-").lower()
        also = {other: option.name for option in options.values() for other in option.also}
        meant = near(written, (*options, *also))
        meant = also.get(meant, meant) if meant else None
        message = f"Edgewise has no option '{key}'.{question(meant)}"
        fixes = replacement(self._path, where, key, meant)
        self.problems.append(Problem(self._path, where, message, fixes=fixes))

    def _value(self, option: Option, path: KeyPath, value: object) -> Stated[Any] | None:
        name = option.name
        if option.kind in (Kind.NAME, Kind.FILE):
            return self._text(name, path, value)
        if option.kind is Kind.TARGETS:
            return self._targets(name, path, value)
        if option.kind.is_table:
            return self._table(option, path, value)
        return self._names(name, option.kind.value, path, value)

    def _text(self, name: str, path: KeyPath, value: object) -> Stated[str] | None:
        if isinstance(value, str):
            return Stated(value, self._source.range(path))
        self._problem(path, f"{name} must be a string, not {kind(value)}.")
        return None

    def _targets(self, name: str, path: KeyPath, value: object) -> _Names | None:
        where = self._source.range(path)
        if isinstance(value, str):
            return Stated((Stated(value, where),), where)
        names = self._names(name, Kind.TARGETS.value, path, value)
        if value == []:
            self._problem(path, f"{name} names no runtime.")
        return names if names and names.value else None

    def _names(self, name: str, expected: str, path: KeyPath, value: object) -> _Names | None:
        if not isinstance(value, list):
            self._problem(path, f"{name} must be {expected}, not {kind(value)}.")
            return None
        names = []
        for index, item in enumerate(value):
            place = (*path, index)
            if isinstance(item, str):
                names.append(Stated(item, self._source.range(place)))
            else:
                self._problem(place, f"An item of {name} must be a string, not {kind(item)}.")
        return Stated(tuple(names), self._source.range(path))

    def _table(self, option: Option, path: KeyPath, value: object) -> Stated[Any] | None:
        if not isinstance(value, dict):
            self._problem(path, f"{option.name} must be {option.kind.value}, not {kind(value)}.")
            return None
        return Stated(tuple(self._entries(option, path, value)), self._source.range(path))

    def _entries(
        self, option: Option, path: KeyPath, table: dict[str, object]
    ) -> Iterator[Entry[Any]]:
        for key, value in table.items():
            place, name = (*path, key), f"{option.name}.{key!r}"
            read: Stated[Any] | None
            if option.kind is Kind.SEVERITIES:
                read = self._severity(name, place, value)
            elif option.kind is Kind.TARGETS_BY_PATTERN:
                read = self._targets(name, place, value)
            else:
                read = self._names(name, Kind.RULES.value, place, value)
            if read is not None:
                yield Entry(Stated(key, self._source.key_range(place)), read)

    def _severity(self, name: str, path: KeyPath, value: object) -> Stated[str] | None:
        read = self._text(name, path, value)
        if read is None or read.value in SEVERITIES:
            return read
        meant = near(read.value.lower(), SEVERITIES)
        known = question(meant) or f" There are {', '.join(SEVERITIES)}."
        self.problems.append(
            Problem(
                self._path,
                read.range,
                f"Edgewise knows no severity '{read.value}'.{known}",
                fixes=replacement(self._path, read.range, read.value, meant),
            )
        )
        return None

    def _problem(self, path: KeyPath, message: str) -> None:
        self.problems.append(Problem(self._path, self._source.range(path), message))
