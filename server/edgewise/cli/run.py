"""A run of `check`: what is asked for is found, checked, written out and judged."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from edgewise.cli import console
from edgewise.cli.add_ignore import Ignoring, say_ignored
from edgewise.cli.baseline import read_baseline, write_baseline
from edgewise.cli.checking import Checking
from edgewise.cli.configurations import NOTHING_KNOWN, Configurations
from edgewise.cli.errors import report_mistake
from edgewise.cli.fixing import Fixing, print_bytes, print_diff, say_fixable, say_fixed
from edgewise.cli.garbage import between_files
from edgewise.cli.outcomes import FileOutcome
from edgewise.cli.output import render
from edgewise.cli.output.report import write_report
from edgewise.cli.request import NEVER, Request
from edgewise.cli.result_cache import ResultCache
from edgewise.cli.results import (
    RUN_FAILED,
    STANDARD_INPUT,
    Complaint,
    FileResult,
    Results,
    shown,
)
from edgewise.cli.statistics import render_statistics
from edgewise.cli.workers import check_in_processes, processes_for
from edgewise.cli.workspace import Workspace, workspace_for
from edgewise.config.discovery import is_config_file
from edgewise.config.problem import INVALID_CONFIG
from edgewise.finding import Severity
from edgewise.resolve.cache_folder import cache_folder
from edgewise.resolve.discovery import Unreadable, read_source
from edgewise.source.reading import UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edgewise.config.problem import Problem
    from edgewise.finding import Finding
    from edgewise.runtimes.target import Target
    from edgewise.source.reading import SourceText


def run(request: Request) -> int:
    """Do what is asked, print what was found, and return the exit code."""
    results = Results(
        fail_on=None if request.fail_on == NEVER else Severity(request.fail_on),
        asked=request.target.names if request.target else (),
    )
    known = read_baseline(request.baseline) if request.baseline else None
    under_way = _Run(request, workspace_for(request), results)
    try:
        if request.is_standard_input:
            under_way.standard_input(request.stdin_filename)
        else:
            under_way.paths(request.paths)
        under_way.configuration()
        if request.fix or request.diff:
            under_way.fix()
        elif request.add_ignore:
            under_way.add_ignore()
    finally:
        under_way.close()
    if known is not None:
        known.apply(results)
    if request.write_baseline is not None:
        write_baseline(request.write_baseline, results, quiet=request.quiet)
    for report in request.reports:
        write_report(report, results)
    under_way.report_complaints()
    return under_way.report()


def _is_config(found: object) -> bool:
    return isinstance(found, Path) and is_config_file(found)


class _Run:
    """What was found, what could not be done."""

    def __init__(self, request: Request, workspace: Workspace, results: Results) -> None:
        self.results = results
        self._request = request
        self._workspace = workspace
        self._checking = Checking(workspace, is_kept=not request.no_cache)
        self._cache = None if request.no_cache else ResultCache(cache_folder(), workspace, request)
        self._configurations = Configurations(workspace, self._recheck)
        self._broken: list[Problem] = []
        self._paths: dict[str, Path] = {}  # of the files with findings, as they are shown
        self._input: SourceText | None = None
        self._said = False  # what standard output is for
        self._fixing = Fixing(
            self._checking, request.unsafe_fixes, lambda text: self._complain(text, "warning")
        )

    def standard_input(self, name: str | None) -> None:
        """Check the text on standard input as if it were the file `name`."""
        path = Path(os.path.abspath(name)) if name else None  # noqa: PTH100 - links stay
        content = sys.stdin.buffer.read()
        if path is not None and self._workspace.passes_over(path):
            if self._request.fix:
                print_bytes(content)
                self._said = True
            return
        try:
            self._input = decode(content)
        except UnreadableError as error:
            self._complain(f"{name or 'standard input'} {error}.", path=name)
            if self._request.fix:
                print_bytes(content)  # whoever takes it for the fixed text loses nothing
                self._said = True
            return
        checked = self._checking.check(self._input.text, path)
        self._note(path, name or STANDARD_INPUT, self._input.text, checked.findings)

    def paths(self, paths: Sequence[Path]) -> None:
        """Check files and everything in folders."""
        present = []
        for path in paths:
            if os.path.lexists(path):
                present.append(path)
            else:
                self.results.failed = True
                self._complain(f"{path} does not exist.")
        for path in present:
            self._configurations.add_named(path)
        found = [each for each in self._workspace.discover(present) if not _is_config(each)]
        files = [each for each in found if isinstance(each, Path)]
        outcomes = {
            each.path: FileOutcome(each.path, unreadable=each.reason)
            for each in found
            if isinstance(each, Unreadable)
        }
        with console.progress(len(files), "Checking", quiet=self._request.quiet) as advance:
            for outcome in self._look(files):
                outcomes[outcome.path] = outcome
                advance()
        for each in found:
            self._take(outcomes[each.path if isinstance(each, Unreadable) else each])
        if any(not is_config_file(path) for path in present) and not found:
            self._complain("no Python files were found.", "warning")

    def _look(self, files: Sequence[Path]) -> Iterator[FileOutcome]:
        """Tell what is in files, from the cache or by checking them, in any order."""
        unknown = []
        for file in files:
            known = self._remembered(file)
            if known is None:
                unknown.append(file)
            else:
                yield known
        for outcome in self._check(unknown):
            if self._cache is not None:
                self._cache.keep(outcome)
            yield outcome.without_places()

    def _recheck(self, path: Path, target: Target) -> Sequence[Finding]:
        """Tell what is in a file on another target than its own; nothing if that fails."""
        known = self._remembered(path, target)
        if known is None:
            known = self._checking.look(path, target)
            if self._cache is not None:
                self._cache.keep(known, target)
        return known.findings

    def _remembered(self, path: Path, target: Target | None = None) -> FileOutcome | None:
        """Tell what is in a file if another run has found out, or that it cannot be read."""
        if self._cache is None:
            return None
        try:
            return self._cache.find(path, read_source(path).text, target)
        except UnreadableError as error:
            return FileOutcome(path, unreadable=str(error))

    def close(self) -> None:
        """Keep what was found out, and end the processes."""
        if self._cache is not None:
            self._cache.close()
            if self._cache.trouble is not None:
                said = f"{self._cache.trouble}. Nothing is kept for the next run."
                self._complain(said, "warning")
        self._workspace.close()

    def _check(self, files: Sequence[Path]) -> Iterator[FileOutcome]:
        """Check files, in several processes if that pays; outcomes come in any order."""
        sizes = [_size(file) for file in files]
        number = processes_for(sizes, self._request.jobs)
        look = self._checking.look
        if number:
            yield from check_in_processes(files, sizes, self._request, number, look)
            return
        with between_files() as garbage:
            for file in files:
                yield look(file)
                garbage.collect(self._checking.characters)

    def _take(self, outcome: FileOutcome) -> None:
        """Take in what became of a file."""
        path, name = outcome.path, shown(outcome.path)
        if outcome.unreadable is not None:
            self._complain(f"{name} {outcome.unreadable}.", "warning", path=name)
        elif outcome.mistake is not None:
            self.results.failed = True
            said = report_mistake(outcome.mistake, f" in {name}")
            self._complain(said, path=name, is_said=True)
        else:
            self._note(path, name, outcome.text, outcome.findings, outcome.on_newer)

    def configuration(self) -> None:
        """Note what is wrong in the configuration files that chose the targets.

        What makes the configuration unusable is an error of the run and a finding.
        """
        for path, problems in self._configurations.problems().items():
            broken = [each for each in problems if each.code == INVALID_CONFIG[0]]
            self._broken += broken
            if any(each.severity is Severity.ERROR for each in broken):
                self.results.failed = True
            if problems:
                text = self._workspace.files.shown(path)
                findings = tuple(each.finding() for each in problems)
                self.results.files.append(FileResult(shown(path), text, findings))

    def fix(self) -> None:
        """Work out what the fixes change, and write it unless only the difference is wanted."""
        fixing = self._fixing
        left = []
        for found in self.results.files:
            path = self._paths.get(found.path)
            if not fixing.fixable(found.findings):
                left.append(found)
            elif self._input is not None:
                left.append(fixing.fix_text(self._input, path, found))
            elif path is not None:
                left.append(fixing.fix_file(path, found))
            else:
                left.append(found)
        refused = {}
        if self._request.fix and self._input is None:
            refused = fixing.write()
        left = [refused.get(each.path, each) for each in left]
        self.results.files = [each for each in left if each.findings]

    def add_ignore(self) -> None:
        """Write a comment for each finding in the Python files."""
        ignoring = Ignoring(lambda text: self._complain(text, "warning"))
        left = []
        for found in self.results.files:
            path = self._paths.get(found.path)
            left.append(found if path is None else ignoring.ignore(path, found))
        self.results.files = [each for each in left if each.findings]
        if not self._request.quiet:
            say_ignored(ignoring.count, ignoring.files, len(self.results.findings))

    def report_complaints(self) -> None:
        """Say on standard error what could not be done; `--quiet` leaves out mere warnings."""
        for problem in self._broken:
            where = problem.range.start
            place = f"{shown(problem.path)}:{where.line + 1}:{where.column + 1}"
            said = f"{place}: [{problem.code}] {problem.message}"
            console.complain(said, problem.severity.value)
        for complaint in self.results.complaints:
            if not complaint.is_said and not (self._request.quiet and complaint.kind == "warning"):
                console.complain(complaint.text, complaint.kind)

    def report(self) -> int:
        """Print what was found or done, and return the exit code."""
        fixing, files = self._fixing, len(self._fixing.rewrites)
        results, request = self.results, self._request
        if request.diff:
            print_diff(fixing.rewrites)
            if not request.quiet:
                say_fixable(fixing.count, files)
            return RUN_FAILED if results.failed else int(files > 0)
        write = render_statistics if request.statistics else render
        rendered = write(request.output_format, results, quiet=request.quiet)
        if request.fix and self._input is not None:
            text = fixing.rewrites[0].after if fixing.rewrites else self._input.text
            print_bytes(self._input.encode(text))
            self._said = True
        if rendered:
            console.say(rendered, error=self._said)
        if request.fix and not request.quiet:
            say_fixed(fixing.count, files, len(results.findings))
        return results.exit_code

    def _complain(
        self,
        text: str,
        kind: Literal["error", "warning"] = "error",
        *,
        path: str | None = None,
        is_said: bool = False,
    ) -> None:
        self.results.complaints.append(Complaint(text, kind, path, is_said))

    def _note(
        self,
        path: Path | None,
        name: str,
        text: str,
        findings: tuple[Finding, ...],
        on_newer: Mapping[str, Sequence[Finding]] = NOTHING_KNOWN,
    ) -> None:
        setting = self._workspace.around_file(path)
        self.results.names.append(name)
        self.results.targets[setting.target.names] = None
        if findings:
            self.results.files.append(FileResult(name, text, findings))
            if path is not None:
                self._paths[name] = path
        alone = path is None or self._request.is_standard_input
        absolute = None if alone or path is None else Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        self._configurations.add(setting, absolute, findings, on_newer)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0
