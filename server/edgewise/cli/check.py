"""`edgewise check`: finds what will not run. Its options; `run` does what they ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgewise.cli.errors import verbose_option
from edgewise.cli.options import target_option
from edgewise.cli.output import FORMATS
from edgewise.cli.request import NEVER, Request

if TYPE_CHECKING:
    from edgewise.runtimes.target import Target

_STDIN = "-"
_SEVERITIES = ("error", "warning", "information", "hint")


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
@verbose_option
@click.pass_context
def command(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    target: Target | None,
    output_format: str,
    fail_on: str,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
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

    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    from edgewise.cli.run import run  # noqa: PLC0415 - loads the checker

    request = Request(
        paths=() if paths == (_STDIN,) else tuple(Path(path) for path in paths or (".",)),
        target=target,
        output_format=output_format,
        fail_on=fail_on,
        stdin_filename=stdin_filename,
        fix=fix and not diff,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
    )
    context.exit(run(request))
