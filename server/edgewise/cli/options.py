"""Options that several commands have."""

from __future__ import annotations

import functools
from pathlib import Path
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


def configuration_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say more than the configuration files; together they are `overrides`."""

    @functools.wraps(command)
    def with_overrides(*args: Any, **kwargs: Any) -> Any:
        from edgewise.config.layers import Layer  # noqa: PLC0415 - not for --help
        from edgewise.config.options import Options  # noqa: PLC0415

        stated = {name: _stated(kwargs.pop(name)) for name in _OVERRIDING}
        said = any(value is not None for value in stated.values())
        layer = Layer(Options(**stated), "command line", Path.cwd())
        return command(*args, overrides=(layer,) if said else (), **kwargs)

    for name, (metavar, help_) in reversed(_OVERRIDING.items()):
        with_overrides = click.option(
            f"--{name.replace('_', '-')}", multiple=True, metavar=metavar, help=help_
        )(with_overrides)
    return with_overrides


_RULES = "RULE[,RULE...]"
_OVERRIDING = {
    "select": (_RULES, "The rules that are on: codes, the start of codes, or names."),
    "ignore": (_RULES, "The rules that are off."),
}


def _stated(written: tuple[str, ...]) -> Any:
    from edgewise.config.source import NOWHERE, Stated  # noqa: PLC0415

    words = (word.strip() for each in written for word in each.split(","))
    names = tuple(Stated(word, NOWHERE) for word in words if word)
    return Stated(names, NOWHERE) if written else None


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
