"""The requirements that a `pyproject.toml` states, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source
    from edgewise.finding import Range


class Purpose(Enum):
    """What a requirement is for."""

    RUN = "run"  # the project does not run without it
    EXTRA = "extra"  # whoever installs the project may ask for it
    GROUP = "group"  # for those who work on the project: it is not deployed


@dataclass(frozen=True, slots=True)
class StatedRequirement:
    """A requirement as written, the place of its literal, and what it is for.

    `group` is the name of the extra or of the dependency group, empty for neither.
    """

    written: str
    range: Range
    purpose: Purpose
    group: str = ""


def read_requirements(source: Source) -> tuple[StatedRequirement, ...]:
    """Read the lists of PEP 621 and PEP 735; what is no text in them is others' to judge."""
    return tuple(_all(source))


def _all(source: Source) -> Iterator[StatedRequirement]:
    yield from _listed(source, ("project", "dependencies"), Purpose.RUN)
    for base, purpose in (
        (("project", "optional-dependencies"), Purpose.EXTRA),
        (("dependency-groups",), Purpose.GROUP),
    ):
        table = source.at(base)
        for group in table if isinstance(table, dict) else ():
            yield from _listed(source, (*base, group), purpose, group)


def _listed(
    source: Source, path: KeyPath, purpose: Purpose, group: str = ""
) -> Iterator[StatedRequirement]:
    stated = source.at(path)
    for index, written in enumerate(stated if isinstance(stated, list) else ()):
        if isinstance(written, str):
            yield StatedRequirement(written, source.range((*path, index)), purpose, group)
