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
from edgewise.config.discovery import is_config_file

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
    (.venv, node_modules, python_modules…) is passed over unless it is named. The configuration
    files that choose the targets are checked too.
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
        run.configuration(everything=output_format != "text")
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


def _is_config(found: object) -> bool:
    return isinstance(found, Path) and is_config_file(found)


@dataclass(frozen=True, slots=True)
class _Complaint:
    text: str
    kind: str = "error"


class _Run:
    """One run: what was found, what could not be done."""

    def __init__(self, workspace: Workspace) -> None:
        from edgewise.cli.configurations import Configurations  # noqa: PLC0415
        from edgewise.cli.receivers import Receivers  # noqa: PLC0415
        from edgewise.cli.results import Results  # noqa: PLC0415

        self.workspace = workspace
        self.results: Results = Results()
        self.failed = False
        self._complaints: list[_Complaint] = []
        self._configurations = Configurations(workspace)
        self._broken: list[Problem] = []
        self._receivers = Receivers()

    def standard_input(self, name: str | None) -> None:
        """Check the text on standard input as if it were the file `name`."""
        from edgewise.source.reading import UnreadableError, decode  # noqa: PLC0415

        path = Path(os.path.abspath(name)) if name else None  # noqa: PTH100 - links stay
        try:
            text = decode(sys.stdin.buffer.read()).text
        except UnreadableError as error:
            self._complain(f"{name or 'standard input'} {error}.")
            return
        self._check(text, path, name or "<stdin>", alone=True)

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
        from edgewise.cli.results import FileResult, shown  # noqa: PLC0415
        from edgewise.config.problem import INVALID_CONFIG  # noqa: PLC0415
        from edgewise.finding import Severity  # noqa: PLC0415

        for path, problems in self._configurations.problems().items():
            broken = [each for each in problems if each.code == INVALID_CONFIG[0]]
            self._broken += broken
            if any(each.severity is Severity.ERROR for each in broken):
                self.failed = True
            findings = [each.finding() for each in problems if everything or each not in broken]
            if findings:
                text = self.workspace.files.shown(path)
                self.results.files.append(FileResult(shown(path), text, tuple(findings)))

    def report_complaints(self) -> None:
        """Say on standard error what could not be done."""
        from edgewise.cli.results import shown  # noqa: PLC0415

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
        from edgewise.checker import check  # noqa: PLC0415
        from edgewise.cli.results import FileResult  # noqa: PLC0415
        from edgewise.source.document import Document  # noqa: PLC0415

        setting = self.workspace.around(path.parent if path else Path.cwd())
        self.results.checked += 1
        self.results.targets[setting.target.names] = None
        absolute = Path(os.path.abspath(path)) if path else None  # noqa: PTH100 - links stay
        document = Document.open(text)
        findings = check(document, setting.target, setting.project, absolute)
        for _ in range(_ROUNDS):
            if not setting.project.pending or not setting.project.refine_blocking():
                break
            findings = check(document, setting.target, setting.project, absolute)
        if self._receivers.look_into(document, setting.target, setting.project, absolute):
            findings = check(document, setting.target, setting.project, absolute)
        if findings:
            self.results.files.append(FileResult(name, text, tuple(findings)))
        self._configurations.add(setting, None if alone else absolute, findings)
