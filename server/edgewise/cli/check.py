"""`edgewise check`: finds what will not run."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgewise.cli import console
from edgewise.cli.errors import FAILED, internal_error, verbose_option
from edgewise.cli.options import target_option
from edgewise.cli.output import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.cli.results import Results
    from edgewise.cli.workspace import Workspace
    from edgewise.config.problem import Problem
    from edgewise.finding import Finding
    from edgewise.runtimes.target import Target

_STDIN = "-"
_NEVER = "never"
_SEVERITIES = ("error", "warning", "information", "hint")
_ROUNDS = 3  # an answer about one module may lead to a question about the next


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@target_option
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice((*_SEVERITIES, _NEVER)),
    default="warning",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option(
    "--stdin-filename",
    type=click.Path(),
    help="With `-`: the name of the file that standard input is; it chooses the target.",
)
@verbose_option
@click.pass_context
def command(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    target: Target | None,
    output_format: str,
    fail_on: str,
    stdin_filename: str | None,
) -> None:
    """Check files and folders (by default the current one); `-` is standard input.

    Folders are searched for .py files. What .gitignore names and other people's code
    (.venv, node_modules, python_modules…) is passed over unless it is named.
    """
    if _STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` stands alone: standard input or paths, not both.")
    if stdin_filename is not None and paths != (_STDIN,):
        raise click.UsageError("--stdin-filename goes with `-` as the only path.")

    from edgewise.cli.output import render  # noqa: PLC0415
    from edgewise.cli.workspace import Workspace  # noqa: PLC0415 - loads the checker

    run = _Run(Workspace(target))
    try:
        if paths == (_STDIN,):
            run.standard_input(stdin_filename)
        else:
            run.paths([Path(path) for path in paths or (".",)])
    finally:
        run.workspace.close()
    run.report_complaints()
    console.say(render(output_format, run.results))
    context.exit(FAILED if run.failed else _exit_code(run.results.findings, fail_on))


def _exit_code(findings: Sequence[Finding], fail_on: str) -> int:
    from edgewise.finding import Severity  # noqa: PLC0415

    if fail_on == _NEVER:
        return 0
    return int(any(finding.severity.at_least(Severity(fail_on)) for finding in findings))


@dataclass(frozen=True, slots=True)
class _Complaint:
    text: str
    kind: str = "error"


class _Run:
    """One run: what was found, what could not be done."""

    def __init__(self, workspace: Workspace) -> None:
        from edgewise.cli.results import Results  # noqa: PLC0415

        self.workspace = workspace
        self.results: Results = Results()
        self.failed = False
        self._complaints: list[_Complaint] = []
        self._problems: list[Problem] = []
        self._seen: set[Problem] = set()

    def standard_input(self, name: str | None) -> None:
        """Check the text on standard input as if it were the file `name`."""
        from edgewise.source.reading import UnreadableError, decode  # noqa: PLC0415

        path = Path(os.path.abspath(name)) if name else None  # noqa: PTH100 - links stay
        try:
            text = decode(sys.stdin.buffer.read()).text
        except UnreadableError as error:
            self._complain(f"{name or 'standard input'} {error}.")
            return
        self._check(text, path, name or "<stdin>")

    def paths(self, paths: Sequence[Path]) -> None:
        """Check files and everything in folders."""
        from edgewise.cli.results import shown  # noqa: PLC0415
        from edgewise.resolve.discovery import (  # noqa: PLC0415
            Unreadable,
            discover,
            read_source,
        )
        from edgewise.source.reading import UnreadableError  # noqa: PLC0415

        present = []
        for path in paths:
            if os.path.lexists(path):
                present.append(path)
            else:
                self.failed = True
                self._complain(f"{path} does not exist.")
        found = list(discover(present))
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
        if present and not found:
            self._complain("no Python files were found.", "warning")

    def report_complaints(self) -> None:
        """Say on standard error what could not be done."""
        from edgewise.cli.results import shown  # noqa: PLC0415

        for problem in self._problems:
            where = problem.range.start
            place = f"{shown(problem.path)}:{where.line + 1}:{where.column + 1}"
            console.complain(f"{place}: {problem.message}", problem.severity.value)
        for complaint in self._complaints:
            console.complain(complaint.text, complaint.kind)

    def _complain(self, text: str, kind: str = "error") -> None:
        self._complaints.append(_Complaint(text, kind))

    def _check(self, text: str, path: Path | None, name: str) -> None:
        from edgewise.checker import check  # noqa: PLC0415
        from edgewise.cli.results import FileResult  # noqa: PLC0415
        from edgewise.source.document import Document  # noqa: PLC0415

        setting = self.workspace.around(path.parent if path else Path.cwd())
        self._take(setting.selection.problems, setting.target)
        self.results.checked += 1
        self.results.targets[setting.target.names] = None
        absolute = Path(os.path.abspath(path)) if path else None  # noqa: PTH100 - links stay
        document = Document.open(text)
        findings = check(document, setting.target, setting.project, absolute)
        for _ in range(_ROUNDS):
            if not setting.project.pending or not setting.project.refine_blocking():
                break
            findings = check(document, setting.target, setting.project, absolute)
        if findings:
            self.results.files.append(FileResult(name, text, tuple(findings)))

    def _take(self, problems: Sequence[Problem], target: Target) -> None:
        """Note what is wrong in configuration files, each once.

        What makes the configuration unusable is an error of the run; anything else that a
        wrangler file does wrong is a finding like those in the code.
        """
        from edgewise.config.problem import INVALID_CONFIG  # noqa: PLC0415
        from edgewise.finding import Severity  # noqa: PLC0415

        for problem in problems:
            if problem in self._seen:
                continue
            self._seen.add(problem)
            if problem.code == INVALID_CONFIG[0]:
                self._problems.append(problem)
                self.failed = self.failed or problem.severity is Severity.ERROR
            else:
                self._found(problem, target)

    def _found(self, problem: Problem, target: Target) -> None:
        from edgewise.cli.results import FileResult, shown  # noqa: PLC0415
        from edgewise.finding import Finding  # noqa: PLC0415

        finding = Finding(
            problem.code,
            problem.name,
            problem.severity,
            problem.message,
            problem.range,
            problem.path.name,
            target.names,
        )
        text = self.workspace.files.text(problem.path) or ""
        self.results.files.append(FileResult(shown(problem.path), text, (finding,)))
