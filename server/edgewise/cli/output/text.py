"""Findings for people: a line that editors and terminals can follow, and the code below it.

src/entry.py:3:8: error[EW101] module-not-available: `fcntl` is not available on …
  3 | import fcntl
    |        ^^^^^
    = help: Guard the import with try/except ImportError
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from edgewise.cli.console import printable
from edgewise.cli.output.frame import frame
from edgewise.cli.results import shown
from edgewise.finding import Severity
from edgewise.fixes.fix import Suppress
from edgewise.source.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding

_COLOURS = {
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


def render(results: Results) -> str:
    """Write the findings and the summary line."""
    blocks = []
    for file in results.files:
        lines = split_lines(file.text)
        blocks += ["\n".join(_block(file, lines, finding)) for finding in file.findings]
    return "\n\n".join([*blocks, summary(results)])


def summary(results: Results) -> str:
    """Say `3 errors, 2 warnings in 2 files; checked 7 files against workers-3.13`."""
    counts = Counter(finding.severity for finding in results.findings)
    said = [
        _counted(counts[severity], *_PLURALS[severity]) for severity in Severity if counts[severity]
    ]
    found = "No problems"
    if said:
        found = f"{', '.join(said)} in {_counted(len(results.files), 'file', 'files')}"
    checked = f"checked {_counted(results.checked, 'file', 'files')}"
    against = " or ".join(", ".join(target) for target in results.targets)
    return click.style(f"{found}; {checked}{f' against {against}' if against else ''}", bold=True)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _block(file: FileResult, lines: list[str], finding: Finding) -> Iterator[str]:
    start = finding.range.start
    place = click.style(f"{printable(file.path)}:{start.line + 1}:{start.column + 1}:", bold=True)
    colour = _COLOURS[finding.severity]
    kind = click.style(f"{finding.severity.value}[{finding.code}]", fg=colour, bold=True)
    yield f"{place} {kind} {finding.name}: {_one_line(finding.message)}"
    code = frame(lines, finding.range)
    bar = click.style("|", fg="blue")
    margin = " " * (len(code.number) + 2)
    yield f"  {click.style(code.number, fg='blue')} {bar} {code.source}".rstrip()
    yield f"{margin} {bar} {code.indent}{click.style(code.carets, fg=colour, bold=True)}"
    for fix in finding.fixes:
        if not isinstance(fix.action, Suppress):  # always possible, so not worth a line each
            yield f"{margin} {click.style('= help:', fg='blue')} {_one_line(fix.title)}"
    for related in finding.related:
        path = printable(shown(related.path) if related.path else file.path)
        where = f"{path}:{related.range.start.line + 1}:{related.range.start.column + 1}"
        yield f"{margin} {click.style('= see:', fg='blue')} {where}: {_one_line(related.message)}"


def _one_line(text: str) -> str:
    return printable(" ".join(text.split("\n")))
