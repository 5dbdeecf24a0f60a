"""What a run of `check` found, before it is written in some format."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.finding import Finding


@dataclass(frozen=True, slots=True)
class FileResult:
    """The findings of one file; `path` is as shown."""

    path: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Results:
    """All of a run: only the files with findings, and how many were looked at."""

    files: list[FileResult] = field(default_factory=list)
    checked: int = 0
    targets: dict[tuple[str, ...], None] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Every finding, in order."""
        return [finding for file in self.files for finding in file.findings]


def shown(path: Path) -> str:
    """Return a path as people and tools read it: relative where it is below, with slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    current = Path.cwd()
    if absolute.is_relative_to(current):
        return absolute.relative_to(current).as_posix()
    return absolute.as_posix()
