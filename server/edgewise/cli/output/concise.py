"""One line a finding, as editors' and tools' patterns for Flake8 and Ruff read it.

src/entry.py:3:8: EW101 [*] `fcntl` is not available on …

`[*]` says that `--fix` would change it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from edgewise.cli.console import printable
from edgewise.cli.output.text import COLOURS, one_line, said_here, summary

if TYPE_CHECKING:
    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding


def render(results: Results, *, quiet: bool = False) -> str:
    """Write the findings and, unless `quiet`, the summary line."""
    files = said_here(results)
    lines = [_line(file, finding) for file in files for finding in file.findings]
    return "\n".join(lines if quiet else [*lines, summary(results)])


def _line(file: FileResult, finding: Finding) -> str:
    start = finding.range.start
    place = click.style(f"{printable(file.path)}:{start.line + 1}:{start.column + 1}:", bold=True)
    code = click.style(finding.code, fg=COLOURS[finding.severity], bold=True)
    mark = click.style("[*]", fg="cyan") + " " if any(fix.safe for fix in finding.fixes) else ""
    return f"{place} {code} {mark}{one_line(finding.message)}"
