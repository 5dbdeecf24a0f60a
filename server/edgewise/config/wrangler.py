"""Reads what matters here of `wrangler.toml`, `wrangler.json` and `wrangler.jsonc`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edgewise.config.bindings import Bound, first_cron, read_bound
from edgewise.config.problem import Problem
from edgewise.config.reading import Reading, kind, read_source
from edgewise.config.source import Stated
from edgewise.config.suppressions import NONE_SUPPRESSED, Suppressions, read_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from edgewise.config.source import KeyPath, Source
    from edgewise.finding import Range

PYTHON_FLAG = "python_workers"


@dataclass(frozen=True, slots=True)
class Section:
    """The top level of the file, or one environment with what it inherits from there.

    `range` is what the section's missing keys would be pointed at.
    """

    range: Range
    main: Stated[str] | None = None
    compatibility_date: Stated[str] | None = None
    compatibility_flags: Stated[tuple[Stated[str], ...]] | None = None
    environment: str | None = None
    bound: Bound = field(default_factory=Bound)
    cron: Stated[str] | None = None
    serves: bool = True
    """Whether a URL leads to it: by a route, or on workers.dev."""

    @property
    def flags(self) -> tuple[Stated[str], ...]:
        """The compatibility flags, each with its own place."""
        return self.compatibility_flags.value if self.compatibility_flags else ()

    @property
    def runs_python(self) -> bool:
        """Whether it is a Python Worker: by its `main`, or by a flag of the family."""
        if self.main and self.main.value.endswith(".py"):
            return True
        return any(flag.value.startswith(PYTHON_FLAG) for flag in self.flags)


@dataclass(frozen=True, slots=True)
class WranglerConfig:
    """One wrangler file: its top level, and its environments by name."""

    path: Path
    top: Section
    environments: Mapping[str, Section] = field(default_factory=dict)
    suppressions: Suppressions = NONE_SUPPRESSED

    @property
    def sections(self) -> tuple[Section, ...]:
        """The top level and each environment."""
        return (self.top, *self.environments.values())

    @property
    def runs_python(self) -> bool:
        """Whether any part of it is a Python Worker; a JavaScript Worker's file says nothing."""
        return any(section.runs_python for section in self.sections)

    def section(self, environment: str | None) -> Section | None:
        """Return the environment of this name, the top level without one, None if not there."""
        return self.top if environment is None else self.environments.get(environment)


def read_wrangler(text: str, path: Path) -> Reading[WranglerConfig]:
    """Read a whole file; never raises."""
    source = read_source(text, path)
    if isinstance(source, Problem):
        return Reading(path, None, (source,))
    reader = _Reader(source, path)
    top = reader.section((), Section(source.lines.rest_of_line(0, 0)))
    config = WranglerConfig(path, top, dict(reader.environments(top)), read_suppressions(source))
    return Reading(path, config, tuple(reader.problems))


class _Reader:
    def __init__(self, source: Source, path: Path) -> None:
        self._source = source
        self._path = path
        self.problems: list[Problem] = []

    def environments(self, top: Section) -> Iterator[tuple[str, Section]]:
        table = self._source.at(("env",))
        if table is None:
            return
        if not isinstance(table, dict):
            self._wrong(("env",), "a table of environments")
            return
        for name, value in table.items():
            path = ("env", name)
            if isinstance(value, dict):
                # wrangler's "inheritable" keys: main, compatibility_date, compatibility_flags
                here = self._source.key_range(path)
                yield name, self.section(path, replace(top, range=here, environment=name))
            else:
                self._wrong(path, "a table")

    def section(self, base: KeyPath, inherited: Section) -> Section:
        return replace(
            inherited,
            main=self._text((*base, "main")) or inherited.main,
            compatibility_date=self._date((*base, "compatibility_date"))
            or inherited.compatibility_date,
            compatibility_flags=self._flags((*base, "compatibility_flags"))
            or inherited.compatibility_flags,
            bound=read_bound(self._source, base),
            cron=first_cron(self._source, base)
            or (None if self._source.at((*base, "triggers")) else inherited.cron),
            serves=self._serves(base, inherited),
        )

    def _serves(self, base: KeyPath, inherited: Section) -> bool:
        if any(self._source.at((*base, key)) for key in ("route", "routes")):
            return True
        on_workers_dev = self._source.at((*base, "workers_dev"))
        return inherited.serves if on_workers_dev is None else on_workers_dev is not False

    def _text(self, path: KeyPath) -> Stated[str] | None:
        value = self._source.at(path)
        if value is None:
            return None
        if isinstance(value, str):
            return Stated(value, self._source.range(path))
        self._wrong(path, "a string")
        return None

    def _date(self, path: KeyPath) -> Stated[str] | None:
        value = self._source.at(path)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            # TOML's own date. Wrangler refuses it, but there is no doubt what is meant.
            self._wrong(path, f'a string, "{value}" in quotes')
            return Stated(value.isoformat(), self._source.range(path))
        return self._text(path)

    def _flags(self, path: KeyPath) -> Stated[tuple[Stated[str], ...]] | None:
        value = self._source.at(path)
        if value is None:
            return None
        if not isinstance(value, list):
            self._wrong(path, "a list of strings")
            return None
        flags = (self._text((*path, index)) for index in range(len(value)))
        return Stated(tuple(flag for flag in flags if flag), self._source.range(path))

    def _wrong(self, path: KeyPath, expected: str) -> None:
        found = kind(self._source.at(path))
        name = ".".join(part for part in path if isinstance(part, str))
        subject = f"An item of {name}" if isinstance(path[-1], int) else name
        message = f"{subject} must be {expected}, not {found}."
        self.problems.append(Problem(self._path, self._source.range(path), message))
