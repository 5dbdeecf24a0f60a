"""Reads Edgewise's own settings: `[tool.edgewise]` in `pyproject.toml`, or `edgewise.toml`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem, near, question, replacement
from edgewise.config.reading import Reading, kind, read_source
from edgewise.config.requirements import StatedRequirement, read_requirements
from edgewise.config.source import Stated
from edgewise.config.suppressions import NONE_SUPPRESSED, Suppressions, read_suppressions

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.source import KeyPath, Source
    from edgewise.finding import Range

OWN_FILE = "edgewise.toml"
KEYS = ("target", "environment")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file sets; None is what it leaves open.

    `target` are names as written, not yet known to exist; `environment` is the
    wrangler environment (`env.NAME`) whose date and flags count. `requires_python` and
    `requirements` are not ours but the project's, as written.
    """

    path: Path
    target: Stated[tuple[Stated[str], ...]] | None = None
    environment: Stated[str] | None = None
    requires_python: Stated[str] | None = None
    requirements: tuple[StatedRequirement, ...] = ()
    suppressions: Suppressions = NONE_SUPPRESSED

    @property
    def describes_project(self) -> bool:
        """Whether it says on which Python the project runs, or what it depends on."""
        return self.requires_python is not None or bool(self.requirements)


def read_settings(text: str, path: Path) -> Reading[Settings]:
    """Read a whole file; never raises. A `pyproject.toml` without our table sets nothing."""
    source = read_source(text, path)
    if isinstance(source, Problem):
        return Reading(path, None, (source,))
    base: KeyPath = () if path.name == OWN_FILE else ("tool", "edgewise")
    table = source.at(base)
    if table is not None and not isinstance(table, dict):
        message = f"tool.edgewise must be a table, not {kind(table)}."
        nothing = _Reader(source, path, base).read({})
        return replace(nothing, problems=(Problem(path, source.range(base), message),))
    return _Reader(source, path, base).read(table or {})


class _Reader:
    def __init__(self, source: Source, path: Path, base: KeyPath) -> None:
        self._source = source
        self._path = path
        self._base = base
        self._problems: list[Problem] = []

    def read(self, table: dict[str, object]) -> Reading[Settings]:
        for key in table:
            if key not in KEYS:
                where = self._source.key_range((*self._base, key))
                meant = near(key, KEYS)
                message = f"Edgewise has no option '{key}'.{question(meant)}"
                fixes = replacement(self._path, where, key, meant)
                self._problems.append(Problem(self._path, where, message, fixes=fixes))
        settings = Settings(
            self._path,
            target=self._target((*self._base, "target"), table.get("target")),
            environment=self._environment((*self._base, "environment"), table.get("environment")),
            requires_python=self._requires_python(),
            requirements=read_requirements(self._source) if self._is_project else (),
            suppressions=read_suppressions(self._source),
        )
        return Reading(self._path, settings, tuple(self._problems))

    def _target(self, path: KeyPath, value: object) -> Stated[tuple[Stated[str], ...]] | None:
        if value is None:
            return None
        where = self._source.range(path)
        if isinstance(value, str):
            return Stated((Stated(value, where),), where)
        if not isinstance(value, list):
            expected = "a runtime's name or a list of names"
            self._problem(where, f"target must be {expected}, not {kind(value)}.")
            return None
        names = []
        for index, name in enumerate(value):
            place = self._source.range((*path, index))
            if isinstance(name, str):
                names.append(Stated(name, place))
            else:
                self._problem(place, f"An item of target must be a string, not {kind(name)}.")
        if not value:
            self._problem(where, "target names no runtime.")
        return Stated(tuple(names), where) if names else None

    def _environment(self, path: KeyPath, value: object) -> Stated[str] | None:
        if value is None:
            return None
        where = self._source.range(path)
        if isinstance(value, str):
            return Stated(value, where)
        self._problem(where, f"environment must be a string, not {kind(value)}.")
        return None

    @property
    def _is_project(self) -> bool:
        return self._path.name != OWN_FILE

    def _requires_python(self) -> Stated[str] | None:
        path = ("project", "requires-python")
        value = self._source.at(path) if self._is_project else None
        return Stated(value, self._source.range(path)) if isinstance(value, str) else None

    def _problem(self, where: Range, message: str) -> None:
        self._problems.append(Problem(self._path, where, message))
