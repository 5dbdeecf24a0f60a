"""`edgewise target`: which runtimes a file is checked against, and why."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from edgewise.cli import console
from edgewise.cli.errors import FAILED, CommandError, verbose_option
from edgewise.cli.options import target_option


@click.command("target")
@click.argument("path", type=click.Path(), default=".")
@target_option
@verbose_option
@click.pass_context
def command(context: click.Context, path: str, target: object) -> None:
    """Show the runtimes that PATH (by default the current folder) is checked against."""
    from edgewise.cli.workspace import Workspace  # noqa: PLC0415 - loads the checker
    from edgewise.config.problem import INVALID_CONFIG  # noqa: PLC0415
    from edgewise.config_language.checker import check_selection  # noqa: PLC0415
    from edgewise.finding import Severity  # noqa: PLC0415
    from edgewise.resolve.search_path import explain_packages  # noqa: PLC0415
    from edgewise.runtimes.selection import explain  # noqa: PLC0415
    from edgewise.runtimes.target import Target  # noqa: PLC0415

    where = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    if not where.exists():
        raise CommandError(f"{path} does not exist.")
    explicit = target if isinstance(target, Target) else None
    folder = where if where.is_dir() else where.parent
    workspace = Workspace(explicit)
    try:
        setting = workspace.around(where) if where.is_dir() else workspace.around_file(where)
        packages = explain_packages(
            setting.project.search_path(folder / "__init__.py"), str(Path.cwd())
        )
    finally:
        workspace.close()
    problems = check_selection(setting.selection, configured=setting.configured)
    selection = replace(setting.selection, target=setting.target)
    console.say(f"{explain(selection, Path.cwd(), problems)}packages: {packages}")
    broken = any(
        problem.code == INVALID_CONFIG[0] and problem.severity is Severity.ERROR
        for problem in problems
    )
    context.exit(FAILED if broken else 0)
