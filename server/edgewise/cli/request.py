"""What a run of `check` is asked to do: the options, once they have been understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.layers import NO_OVERRIDES, Overrides

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.cli.output.report import Report
    from edgewise.runtimes.target import Target

NEVER = "never"
"""The value of `--fail-on` with which findings do not change the exit code."""


@dataclass(frozen=True, slots=True)
class Request:
    """One run; values of options are as on the command line.

    `paths` are as they were given; with none, standard input is checked as if it were the file
    `stdin_filename`, if that is given. `target` is None for the configured ones; `overrides`
    say more than the configuration files. `reports` are the files that are written beside
    standard output. `jobs` is how many processes may check files at once, None for what the
    machine has. `baseline` is read, `write_baseline` written.
    """

    paths: tuple[Path, ...] = ()
    target: Target | None = None
    overrides: Overrides = NO_OVERRIDES
    output_format: str = "text"
    reports: tuple[Report, ...] = ()
    statistics: bool = False
    quiet: bool = False
    fail_on: str = "warning"
    stdin_filename: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    jobs: int | None = None
    add_ignore: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    no_cache: bool = False

    @property
    def is_standard_input(self) -> bool:
        """Whether standard input is what is checked."""
        return not self.paths
