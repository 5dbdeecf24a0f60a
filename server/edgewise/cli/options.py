"""Options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from edgewise.runtimes.target import Target


def _target(
    context: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> Target | None:
    wanted = [name.strip() for each in names for name in each.split(",") if name.strip()]
    if not wanted:
        if names:
            raise click.BadParameter("names no runtime.", context, parameter)
        return None
    from edgewise.runtimes.selection import (  # noqa: PLC0415 - loads the facts
        UnknownTargetError,
        requested_target,
    )
    from edgewise.runtimes.target import ChosenBy  # noqa: PLC0415

    try:
        return requested_target(wanted, ChosenBy.COMMAND_LINE)
    except UnknownTargetError as error:
        raise click.BadParameter(str(error), context, parameter) from error


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from edgewise.runtimes import catalogue  # noqa: PLC0415 - loads the facts
    from edgewise.runtimes.selection import ALL_CURRENT  # noqa: PLC0415

    before, comma, last = incomplete.rpartition(",")
    names = (ALL_CURRENT, *catalogue.names())
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


target_option: Callable[[Any], Any] = click.option(
    "--target",
    multiple=True,
    metavar="NAME[,NAME...]",
    callback=_target,
    shell_complete=_complete,
    help="Check against these runtimes instead of the configured ones; may be repeated.",
)

output_format_option: Callable[[Any], Any] = click.option(
    "--output-format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to write the answer.",
)
