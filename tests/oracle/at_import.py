"""What Edgewise says about the code of a module that importing it runs."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.checker import check
from edgewise.finding import Severity
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.module import read
from edgewise.semantics.references import Phase
from edgewise.source import syntax as s
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edgewise.semantics.project import Project
    from edgewise.source.units import Unit


@dataclass(frozen=True, order=True)
class Alarm:
    """A finding on code that runs when the module is imported."""

    file: str
    line: int
    code: str
    subject: str
    severity: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.code} {self.subject}"


def alarms_at_import(
    tree: Path, file: Path, project: Project, runtimes: Iterable[str]
) -> dict[str, list[Alarm]]:
    """Errors and warnings on what importing `file`, a path in `tree`, runs, per runtime."""
    path = tree / file
    text = path.read_text("utf-8", errors="replace")
    document = Document.open(text)
    alarms: dict[str, list[Alarm]] = {}
    for name in runtimes:
        runtime = catalogue.runtime(name)
        target = Target((runtime,), Choice(ChosenBy.COMMAND_LINE, "a test"))
        alarms[name] = []
        findings = check(document, target, project, path)
        counted = [each for each in findings if each.severity.at_least(Severity.WARNING)]
        if not counted:
            continue
        lines = dict(zip(document.units, document.starts, strict=False))
        at_import = {
            reference.site.range.shifted(lines[reference.site.unit])
            for unit, reading in read(document, runtime, project, path)
            if not _is_program(unit)
            for reference in reading.notable
            if reference.phase is Phase.GLOBAL and reference.site.unit in lines
        }
        for finding in counted:
            line = finding.range.start.line + 1
            if any(finding.range.overlaps(each) for each in at_import):
                severity = finding.severity.value
                alarms[name].append(
                    Alarm(file.as_posix(), line, finding.code, finding.subject, severity)
                )
    return alarms


def statement_lines(text: str, line: int) -> range:
    """The lines of the import statement that starts on `line`, or just that line."""
    ends = [
        node.end_lineno or line
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno == line
    ]
    return range(line, max(ends, default=line) + 1)


def _is_program(unit: Unit) -> bool:
    """Whether it is an `if __name__ == "__main__"`, whose body importing does not run."""
    statement = unit.body[0] if unit.body else None
    if not isinstance(statement, s.If):
        return False
    return b"__name__" in unit.source[statement.test.start : statement.test.end]
