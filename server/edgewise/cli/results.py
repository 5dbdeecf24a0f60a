"""What a run of `check` found, before it is written in some format."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from edgewise.finding import Finding, Severity

NOTHING_FAILS, SOMETHING_FAILS, RUN_FAILED = 0, 1, 2
STANDARD_INPUT = "<stdin>"
"""What standard input is called where it has no name."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """The findings of one file; `path` is as shown."""

    path: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What could not be done, in a sentence that names what it is about.

    `path` is the file's, as shown, None where it is about none. `is_said` where somebody has
    read it on standard error already.
    """

    text: str
    kind: Literal["error", "warning"] = "error"
    path: str | None = None
    is_said: bool = False


@dataclass(slots=True)
class Results:
    """All of a run: the files with findings, the names of all that were looked at, complaints.

    `fail_on` is the mildest severity that makes the run fail, None if none does. `asked` are the
    names of the runtimes that the command line asks for, `baselined` is how many findings a
    baseline knows, which are not among the others.
    """

    files: list[FileResult] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    targets: dict[tuple[str, ...], None] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    failed: bool = False
    fail_on: Severity | None = None
    asked: tuple[str, ...] = ()
    baselined: int = 0

    @property
    def checked(self) -> int:
        """How many files were looked at."""
        return len(self.names)

    @property
    def exit_code(self) -> int:
        """How the process ends."""
        if self.failed:
            return RUN_FAILED
        return SOMETHING_FAILS if any(map(self.fails, self.findings)) else NOTHING_FAILS

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return self.fail_on is not None and finding.severity.at_least(self.fail_on)

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
