"""GitHub's workflow commands, which show findings as annotations of the changed lines.

`::error title=EW101 module-not-available,file=src/entry.py,line=3,…::src/entry.py:3:8: EW101 …`

The log shows what follows the second `::` alone, so it begins with the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.cli.output.places import from_root
from edgewise.finding import Severity

if TYPE_CHECKING:
    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


def render(results: Results) -> str:
    """Write a command for each finding; nothing for none."""
    commands = [_command(file, finding) for file in results.files for finding in file.findings]
    return "\n".join(commands)


def _command(file: FileResult, finding: Finding) -> str:
    start, end = finding.range.start, finding.range.end
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": from_root(file.path),
        "line": str(start.line + 1),
        "endLine": str(end.line + 1),
    }
    if start.line == end.line:  # the runner refuses columns of a range over several lines
        properties["col"] = str(start.column + 1)
        properties["endColumn"] = str(end.column + 1)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    place = f"{file.path}:{start.line + 1}:{start.column + 1}"
    message = f"{place}: {finding.code} {finding.message}"
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    """Escape as the runner's own `toCommandValue` does; nothing can begin a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
