"""`check --statistics`: how often each rule speaks, in the place of what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from edgewise.cli.output.text import COLOURS, summary
from edgewise.fixes.fix import Suppress

if TYPE_CHECKING:
    from edgewise.cli.results import Results
    from edgewise.finding import Severity

STATISTICS_FORMATS = ("text", "json")


@dataclass(slots=True)
class _Row:
    """One rule in one severity.

    `fixable` counts what `--fix` changes, `fixable_unsafely` what only `--unsafe-fixes` does.
    """

    code: str
    name: str
    severity: Severity
    count: int = 0
    files: int = 0
    fixable: int = 0
    fixable_unsafely: int = 0


def render_statistics(format_: str, results: Results, *, quiet: bool = False) -> str:
    """Write the table in a format of `STATISTICS_FORMATS`, the commonest rule first."""
    rows = _rows(results)
    if format_ == "json":
        return json.dumps([_element(row) for row in rows], indent=2)
    lines = _table(rows)
    return "\n".join(lines if quiet else [*lines, summary(results)])


def _rows(results: Results) -> list[_Row]:
    rows: dict[tuple[str, Severity], _Row] = {}
    for file in results.files:
        here = set()
        for finding in file.findings:
            key = finding.code, finding.severity
            row = rows.setdefault(key, _Row(finding.code, finding.name, finding.severity))
            row.count += 1
            fixes = [fix for fix in finding.fixes if not isinstance(fix.action, Suppress)]
            row.fixable += any(fix.safe for fix in fixes)
            row.fixable_unsafely += bool(fixes) and not any(fix.safe for fix in fixes)
            here.add(key)
        for key in here:
            rows[key].files += 1
    return sorted(rows.values(), key=lambda row: (-row.count, row.code, row.severity.rank))


def _table(rows: list[_Row]) -> list[str]:
    width = max((len(str(row.count)) for row in rows), default=0)
    lines = []
    for row in rows:
        kind = f"{row.severity.value:11}"
        code = click.style(f"{row.code}  {kind}", fg=COLOURS[row.severity], bold=True)
        mark = click.style("  [*]", fg="cyan") if row.fixable else ""
        lines.append(f"{row.count:{width}}  {code}  {row.name}{mark}")
    return lines


def _element(row: _Row) -> dict[str, object]:
    return {
        "code": row.code,
        "name": row.name,
        "severity": row.severity.value,
        "count": row.count,
        "files": row.files,
        "fixable": row.fixable,
        "fixable_unsafely": row.fixable_unsafely,
    }
