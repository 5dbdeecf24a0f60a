"""`edgewise check`: finds what will not run. Its options; `run` does what they ask."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from edgewise.cli.errors import verbose_option
from edgewise.cli.options import configuration_options, target_option
from edgewise.cli.output import FORMATS
from edgewise.cli.request import NEVER, Request

if TYPE_CHECKING:
    from edgewise.cli.output.report import Report
    from edgewise.config.layers import Overrides
    from edgewise.runtimes.target import Target

_STDIN = "-"
_SEVERITIES = ("error", "warning", "information", "hint")


def _reports(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Report, ...]:
    if not values:
        return ()
    from edgewise.cli.output.report import (  # noqa: PLC0415 - only where it is asked for
        AmbiguousReportError,
        report,
    )

    try:
        reports = tuple(report(value) for value in values)
    except AmbiguousReportError as error:
        raise click.BadParameter(str(error), context, parameter) from error
    for each in reports:
        if each.path.is_dir():
            raise click.BadParameter(f"{each.path} is a folder.", context, parameter)
    if len({os.path.abspath(each.path) for each in reports}) < len(reports):  # noqa: PTH100
        raise click.BadParameter("names a file twice.", context, parameter)
    return reports


def _complete_report(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    formats = [f"{each}:" for each in FORMATS if f"{each}:".startswith(incomplete)]
    if formats:
        return [CompletionItem(each) for each in formats]
    return [CompletionItem(incomplete, type="file")]


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@target_option
@configuration_options(finds_files=True)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write the findings to standard output.",
)
@click.option(
    "--output",
    "reports",
    multiple=True,
    metavar="[FORMAT:]FILE",
    callback=_reports,
    shell_complete=_complete_report,
    help="Write a report into a file too; may be repeated. "
    "FORMAT is one of --output-format's, and the file's name may tell it.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option(
    "-q", "--quiet", is_flag=True, help="Print findings and errors: no summary, no warnings."
)
@click.option(
    "--fail-on",
    type=click.Choice((*_SEVERITIES, NEVER)),
    default="warning",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Apply the fixes that keep what the code means, and report what is left; with `-`, print"
    " the fixed text.",
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff: the other fixes too, each finding's best one.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Print what --fix would change, and change nothing; the exit code is 1 if that is"
    " anything.",
)
@click.option(
    "--stdin-filename",
    type=click.Path(),
    help="With `-`: the name of the file that standard input is; it chooses the target.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes may check files at once (default: one a processor, at most 8).",
)
@click.option(
    "--add-ignore",
    is_flag=True,
    help="Write `# edgewise: ignore[CODE]` comments for everything that is found into the Python"
    " files.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Report only what this file, written by --write-baseline, does not know.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write everything that is found into a file for --baseline.",
)
@click.option(
    "--no-cache", is_flag=True, help="Neither use nor keep what other runs have found out."
)
@click.option("--watch", is_flag=True, help="Check again when files change, until Ctrl-C.")
@verbose_option
@click.pass_context
def command(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    target: Target | None,
    overrides: Overrides,
    output_format: str,
    reports: tuple[Report, ...],
    statistics: bool,
    quiet: bool,
    fail_on: str,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    stdin_filename: str | None,
    jobs: int | None,
    add_ignore: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    no_cache: bool,
    watch: bool,
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
    if statistics and output_format not in ("text", "json"):
        raise click.UsageError(
            f"--statistics has the formats text and json, not {output_format}; "
            "--output may write the findings."
        )

    if watch and paths == (_STDIN,):
        raise click.UsageError("--watch needs files; standard input is read once.")
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    if diff and (reports or statistics):
        raise click.UsageError("--diff prints a difference: it reports and counts nothing.")

    if add_ignore and (fix or diff or watch or baseline or write_baseline or paths == (_STDIN,)):
        raise click.UsageError(
            "--add-ignore writes into files, and goes with none of --fix, --diff, --watch,"
            " --baseline, --write-baseline and `-`."
        )
    if write_baseline and (baseline or fix or diff or watch):
        raise click.UsageError(
            "--write-baseline goes with none of --baseline, --fix, --diff and --watch."
        )
    if baseline and diff:
        raise click.UsageError("--diff prints a difference, of which --baseline says nothing.")

    from edgewise.cli.run import run  # noqa: PLC0415 - loads the checker

    request = Request(
        paths=() if paths == (_STDIN,) else tuple(Path(path) for path in paths or (".",)),
        target=target,
        overrides=overrides,
        output_format=output_format,
        reports=reports,
        statistics=statistics,
        quiet=quiet,
        fail_on=fail_on,
        stdin_filename=stdin_filename,
        fix=fix and not diff,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        jobs=jobs,
        add_ignore=add_ignore,
        baseline=baseline,
        write_baseline=write_baseline,
        no_cache=no_cache,
    )
    if watch:
        from edgewise.cli.watch import watch as until_interrupted  # noqa: PLC0415 - rarely wanted

        context.exit(until_interrupted(request))
    context.exit(run(request))
