"""A run of `check`: what is asked for is found, checked, written out and judged."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.cli import console
from edgewise.cli.checking import Checking
from edgewise.cli.configurations import Configurations
from edgewise.cli.errors import FAILED, internal_error
from edgewise.cli.output import render
from edgewise.cli.request import NEVER, Request
from edgewise.cli.results import FileResult, Results, shown
from edgewise.cli.workspace import Workspace
from edgewise.config.discovery import is_config_file
from edgewise.config.problem import INVALID_CONFIG
from edgewise.finding import Finding, Severity
from edgewise.resolve.discovery import Unreadable, discover, read_source
from edgewise.source.reading import UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.config.problem import Problem


def run(request: Request) -> int:
    """Do what is asked, print what was found, and return the exit code."""
    workspace = Workspace(request.target)
    try:
        under_way = _Run(workspace)
        if request.is_standard_input:
            under_way.standard_input(request.stdin_filename)
        else:
            under_way.paths(request.paths)
        under_way.configuration(everything=request.output_format != "text")
    finally:
        workspace.close()
    under_way.report_complaints()
    console.say(render(request.output_format, under_way.results))
    return FAILED if under_way.failed else _exit_code(under_way.results.findings, request.fail_on)


def _exit_code(findings: Sequence[Finding], fail_on: str) -> int:
    if fail_on == NEVER:
        return 0
    return int(any(finding.severity.at_least(Severity(fail_on)) for finding in findings))


def _is_config(found: object) -> bool:
    return isinstance(found, Path) and is_config_file(found)


@dataclass(frozen=True, slots=True)
class _Complaint:
    text: str
    kind: str = "error"


class _Run:
    """What was found, what could not be done."""

    def __init__(self, workspace: Workspace) -> None:
        self.results = Results()
        self.failed = False
        self._workspace = workspace
        self._checking = Checking(workspace)
        self._complaints: list[_Complaint] = []
        self._configurations = Configurations(workspace)
        self._broken: list[Problem] = []

    def standard_input(self, name: str | None) -> None:
        """Check the text on standard input as if it were the file `name`."""
        path = Path(os.path.abspath(name)) if name else None  # noqa: PTH100 - links stay
        try:
            text = decode(sys.stdin.buffer.read()).text
        except UnreadableError as error:
            self._complain(f"{name or 'standard input'} {error}.")
            return
        self._check(text, path, name or "<stdin>", alone=True)

    def paths(self, paths: Sequence[Path]) -> None:
        """Check files and everything in folders."""
        present = []
        for path in paths:
            if os.path.lexists(path):
                present.append(path)
            else:
                self.failed = True
                self._complain(f"{path} does not exist.")
        for path in present:
            self._configurations.add_named(path)
        found = [each for each in discover(present) if not _is_config(each)]
        with console.progress(len(found), "Checking") as advance:
            for each in found:
                path = each.path if isinstance(each, Unreadable) else each
                try:
                    if isinstance(each, Unreadable):
                        raise UnreadableError(each.reason)  # noqa: TRY301 - one way to complain
                    self._check(read_source(path).text, path, shown(path))
                except UnreadableError as error:
                    self._complain(f"{shown(path)} {error}.", "warning")
                except Exception as error:  # noqa: BLE001 - one file must not end the run
                    self.failed = True
                    internal_error(error, f" in {shown(path)}")
                advance()
        if any(not is_config_file(path) for path in present) and not found:
            self._complain("no Python files were found.", "warning")

    def configuration(self, *, everything: bool) -> None:
        """Note what is wrong in the configuration files that chose the targets.

        What makes the configuration unusable is an error of the run, and with `everything` a
        finding too; anything else that a file does wrong is a finding like those in the code.
        """
        for path, problems in self._configurations.problems().items():
            broken = [each for each in problems if each.code == INVALID_CONFIG[0]]
            self._broken += broken
            if any(each.severity is Severity.ERROR for each in broken):
                self.failed = True
            findings = [each.finding() for each in problems if everything or each not in broken]
            if findings:
                text = self._workspace.files.shown(path)
                self.results.files.append(FileResult(shown(path), text, tuple(findings)))

    def report_complaints(self) -> None:
        """Say on standard error what could not be done."""
        for problem in self._broken:
            where = problem.range.start
            place = f"{shown(problem.path)}:{where.line + 1}:{where.column + 1}"
            said = f"{place}: [{problem.code}] {problem.message}"
            console.complain(said, problem.severity.value)
        for complaint in self._complaints:
            console.complain(complaint.text, complaint.kind)

    def _complain(self, text: str, kind: str = "error") -> None:
        self._complaints.append(_Complaint(text, kind))

    def _check(self, text: str, path: Path | None, name: str, *, alone: bool = False) -> None:
        checked = self._checking.check(text, path)
        self.results.checked += 1
        self.results.targets[checked.setting.target.names] = None
        if checked.findings:
            self.results.files.append(FileResult(name, text, checked.findings))
        absolute = None if alone or path is None else Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        self._configurations.add(checked.setting, absolute, checked.findings)
