"""Reads Edgewise's own settings: `[tool.edgewise]` in `pyproject.toml`, or `edgewise.toml`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edgewise.config.option_reader import OptionReader
from edgewise.config.problem import Problem
from edgewise.config.reading import Reading, kind, read_source
from edgewise.config.requirements import StatedRequirement, read_requirements
from edgewise.config.source import Language, Stated
from edgewise.config.suppressions import NONE_SUPPRESSED, Suppressions, read_suppressions

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.options import Options
    from edgewise.config.source import KeyPath, Source

OWN_FILE = "edgewise.toml"
PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file sets.

    `options` are its own, as written and not yet known to make sense; None where the file has no
    table of ours. `requires_python` and `requirements` are not ours but the project's.
    """

    path: Path
    options: Options | None = None
    requires_python: Stated[str] | None = None
    requirements: tuple[StatedRequirement, ...] = ()
    suppressions: Suppressions = NONE_SUPPRESSED

    @property
    def target(self) -> Stated[tuple[Stated[str], ...]] | None:
        """Names of runtimes, not yet known to exist."""
        return self.options.target if self.options else None

    @property
    def environment(self) -> Stated[str] | None:
        """The wrangler environment (`env.NAME`) whose date and flags count."""
        return self.options.environment if self.options else None

    @property
    def describes_project(self) -> bool:
        """Whether it says on which Python the project runs, or what it depends on."""
        return self.requires_python is not None or bool(self.requirements)


def options_at(path: Path) -> KeyPath:
    """Where in a file of this name our options stand."""
    return ("tool", "edgewise") if path.name == PROJECT_FILE else ()


def read_settings(text: str, path: Path) -> Reading[Settings]:
    """Read a whole file; never raises. A `pyproject.toml` without our table sets nothing."""
    source = read_source(text, path, Language.TOML)
    if isinstance(source, Problem):
        return Reading(path, None, (source,))
    is_project = path.name == PROJECT_FILE
    base = options_at(path)
    table = source.at(base) if is_project else dict(source.values)
    settings = Settings(
        path,
        requires_python=_requires_python(source) if is_project else None,
        requirements=read_requirements(source) if is_project else (),
        suppressions=read_suppressions(source),
    )
    if table is None:
        return Reading(path, settings)
    if not isinstance(table, dict):
        message = f"tool.edgewise must be a table, not {kind(table)}."
        return Reading(path, settings, (Problem(path, source.range(base), message),))
    reader = OptionReader(source, path, base)
    settings = replace(settings, options=reader.read(table))
    return Reading(path, settings, tuple(reader.problems))


def _requires_python(source: Source) -> Stated[str] | None:
    path = ("project", "requires-python")
    value = source.at(path)
    return Stated(value, source.range(path)) if isinstance(value, str) else None
