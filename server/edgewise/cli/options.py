"""Options that several commands have."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from edgewise.config.layers import Overrides
    from edgewise.config.options import Names
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


def configuration_options(
    *, finds_files: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options that say more than the configuration files; together they are `overrides`.

    A command that `finds_files` may be told to pass over those that are named.
    """
    options = (*_CONFIGURATION, _force_exclude) if finds_files else _CONFIGURATION

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_overrides(*args: Any, **kwargs: Any) -> Any:
            return command(*args, overrides=_overrides(kwargs), **kwargs)

        decorated: Callable[..., Any] = with_overrides
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _overrides(given: dict[str, Any]) -> Overrides:
    """Take what the options gave out of `given`."""
    from edgewise.config.layers import COMMAND_LINE, Layer, Overrides  # noqa: PLC0415
    from edgewise.config.options import Options  # noqa: PLC0415 - not for --help

    config, isolated = given.pop("config"), given.pop("isolated")
    if config is not None and isolated:
        raise click.UsageError("--config names a file, and --isolated wants none.")
    stated = {name: given.pop(name) for name in _OVERRIDING}
    said = any(value is not None for value in stated.values())
    layers = (Layer(Options(**stated), COMMAND_LINE, Path.cwd()),) if said else ()
    only = Path(os.path.abspath(config)) if config is not None else None  # noqa: PTH100
    return Overrides(layers, only, isolated, given.pop("force_exclude", False))


def _rules(
    context: click.Context, parameter: click.Parameter, written: tuple[str, ...]
) -> Names | None:
    stated = _stated(context, parameter, written)
    if stated is not None:
        from edgewise.config.option_checker import unknown_rule  # noqa: PLC0415
        from edgewise.rules import documented  # noqa: PLC0415 - loads the rules

        for each in stated.value:
            unknown = unknown_rule(each.value, documented())
            if unknown is not None:
                raise click.BadParameter(unknown[0], context, parameter)
    return stated


def _stated(
    _context: click.Context, _parameter: click.Parameter, written: tuple[str, ...]
) -> Names | None:
    """The words of an option that may be repeated; None where it was not given."""
    from edgewise.config.source import NOWHERE, Stated  # noqa: PLC0415

    words = (word.strip() for each in written for word in each.split(","))
    names = tuple(Stated(word, NOWHERE) for word in words if word)
    return Stated(names, NOWHERE) if written else None


def _complete_rule(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    from edgewise.rules import documented  # noqa: PLC0415 - loads the rules

    before, comma, last = incomplete.rpartition(",")
    words = [word for rule in documented() for word in (rule.code, rule.name)]
    return [f"{before}{comma}{word}" for word in words if word.lower().startswith(last.lower())]


def _overriding(name: str, help_: str, *, patterns: bool = False) -> Callable[[Any], Any]:
    return click.option(
        f"--{name}",
        multiple=True,
        metavar="PATTERN[,PATTERN...]" if patterns else "RULE[,RULE...]",
        callback=_stated if patterns else _rules,
        shell_complete=None if patterns else _complete_rule,
        help=help_,
    )


_OVERRIDING = ("select", "extend_select", "ignore", "exclude", "extend_exclude")
_CONFIGURATION = (
    _overriding("select", "The rules that are on, by code, the start of codes, or name."),
    _overriding("extend-select", "More rules that are on."),
    _overriding("ignore", "Rules that are off."),
    _overriding("exclude", "Files and folders to pass over, as in .gitignore.", patterns=True),
    _overriding("extend-exclude", "More files and folders to pass over.", patterns=True),
    click.option(
        "--config",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Take the options from this file alone.",
    ),
    click.option(
        "--isolated",
        is_flag=True,
        help="Take no options from files; wrangler's files still choose the target.",
    ),
)
_force_exclude = click.option(
    "--force-exclude",
    is_flag=True,
    help="Pass over excluded files even if they are named, for hooks that name files.",
)


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
