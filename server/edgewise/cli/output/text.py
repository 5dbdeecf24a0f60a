"""Findings for people: a line that editors and terminals can follow, and the code below it.

src/entry.py:3:8: error[EW101] module-not-available: `fcntl` is not available on …
  3 | import fcntl
    |        ^^^^^
    = help: Guard the import with try/except ImportError
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from edgewise.cli.console import printable
from edgewise.cli.output.frame import frame
from edgewise.cli.results import shown
from edgewise.config.problem import INVALID_CONFIG
from edgewise.finding import Severity
from edgewise.fixes.fix import Suppress
from edgewise.source.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding

_BROKEN = INVALID_CONFIG[0]
COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
    Severity.HINT: "cyan",
}
_PLURALS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFORMATION: ("note", "notes"),
    Severity.HINT: ("hint", "hints"),
}


def render(results: Results, *, quiet: bool = False) -> str:
    """Write the findings and, unless `quiet`, the summary line."""
    blocks = []
    for file in said_here(results):
        lines = split_lines(file.text)
        blocks += ["\n".join(_block(file, lines, finding)) for finding in file.findings]
    return "\n\n".join(blocks if quiet else [*blocks, summary(results)])


def said_here(results: Results) -> list[FileResult]:
    """The findings for standard output: a broken configuration is told on standard error."""
    kept = (
        replace(file, findings=tuple(each for each in file.findings if each.code != _BROKEN))
        for file in results.files
    )
    return [file for file in kept if file.findings]


def summary(results: Results) -> str:
    """Say `3 errors, 2 warnings in 2 files; checked 7 files against workers-3.13`."""
    files = said_here(results)
    counts = Counter(finding.severity for file in files for finding in file.findings)
    said = [
        _counted(counts[severity], *_PLURALS[severity]) for severity in Severity if counts[severity]
    ]
    found = "No problems"
    if said:
        found = f"{', '.join(said)} in {_counted(len(files), 'file', 'files')}"
    if results.baselined:
        found = f"{found}, {results.baselined} in the baseline"
    checked = f"checked {_counted(results.checked, 'file', 'files')}"
    against = " or ".join(", ".join(target) for target in results.targets)
    return click.style(f"{found}; {checked}{f' against {against}' if against else ''}", bold=True)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _block(file: FileResult, lines: list[str], finding: Finding) -> Iterator[str]:
    start = finding.range.start
    place = click.style(f"{printable(file.path)}:{start.line + 1}:{start.column + 1}:", bold=True)
    colour = COLOURS[finding.severity]
    kind = click.style(f"{finding.severity.value}[{finding.code}]", fg=colour, bold=True)
    yield f"{place} {kind} {finding.name}: {one_line(finding.message)}"
    code = frame(lines, finding.range)
    bar = click.style("|", fg="blue")
    margin = " " * (len(code.number) + 2)
    yield f"  {click.style(code.number, fg='blue')} {bar} {code.source}".rstrip()
    yield f"{margin} {bar} {code.indent}{click.style(code.carets, fg=colour, bold=True)}"
    for fix in finding.fixes:
        if not isinstance(fix.action, Suppress):  # always possible, so not worth a line each
            yield f"{margin} {click.style('= help:', fg='blue')} {one_line(fix.title)}"
    for related in finding.related:
        path = printable(shown(related.path) if related.path else file.path)
        where = f"{path}:{related.range.start.line + 1}:{related.range.start.column + 1}"
        yield f"{margin} {click.style('= see:', fg='blue')} {where}: {one_line(related.message)}"


def one_line(text: str) -> str:
    """A message as it can be printed on one line."""
    return printable(" ".join(text.split("\n")))
