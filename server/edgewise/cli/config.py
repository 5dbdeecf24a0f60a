"""`edgewise config`: what is configured for a file or folder, and where."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgewise.cli import console
from edgewise.cli.errors import FAILED, CommandError, verbose_option
from edgewise.cli.options import configuration_options, output_format_option, target_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.config.layers import Overrides
    from edgewise.config.problem import Problem
    from edgewise.config_language.report import Effective, Origin, RuleState
    from edgewise.runtimes.target import Target


@click.command("config")
@click.argument("path", type=click.Path(), default=".")
@target_option
@configuration_options()
@click.option("--schema", is_flag=True, help="Print the JSON schema of the options instead.")
@output_format_option
@verbose_option
@click.pass_context
def command(
    context: click.Context,
    *,
    path: str,
    target: Target | None,
    overrides: Overrides,
    schema: bool,
    output_format: str,
) -> None:
    """Show what is configured for PATH (by default the current folder), and where each is said."""
    if schema:
        from edgewise.config_language.schema import written  # noqa: PLC0415 - loads the rules

        console.say(written())
        return

    from edgewise.cli.workspace import Workspace  # noqa: PLC0415 - loads the checker
    from edgewise.config.problem import INVALID_CONFIG  # noqa: PLC0415
    from edgewise.config_language.checker import check_selection  # noqa: PLC0415
    from edgewise.config_language.report import effective_options, rule_states  # noqa: PLC0415

    where = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    if not where.exists():
        raise CommandError(f"{path} does not exist.")
    workspace = Workspace(target, overrides)
    try:
        setting = workspace.around(where) if where.is_dir() else workspace.around_file(where)
        is_excluded = workspace.configurations.excludes(where, None)
    finally:
        workspace.close()
    file = None if where.is_dir() else where
    options = tuple(effective_options(setting.configured, setting.target))
    rules = tuple(rule_states(setting.configured, file))
    problems = [
        each
        for each in check_selection(setting.selection, configured=setting.configured)
        if each.code == INVALID_CONFIG[0]
    ]
    if output_format == "json":
        console.say(json.dumps(_element(where, options, rules, is_excluded, problems), indent=2))
    else:
        console.say(
            "\n".join(
                _lines(options, rules, is_excluded, problems, force_exclude=overrides.force_exclude)
            )
            + "\n"
        )
    context.exit(FAILED if problems else 0)


def _lines(
    options: Sequence[Effective],
    rules: Sequence[RuleState],
    is_excluded: bool,
    problems: Sequence[Problem],
    *,
    force_exclude: bool,
) -> Iterator[str]:
    for option in options:
        for part in option.parts:
            yield f"{option.option.name} = {_toml(part.value)}  # {_said(part.origin)}"
        if not option.parts:
            yield f"# {option.option.name} is not set"
    yield ""
    on = sum(rule.on for rule in rules)
    yield f"{on} of {len(rules)} rules are on"
    for rule in rules:
        if rule.origin.said_by != "default":
            words = f" by {rule.words}" if rule.words else ""
            yield f"  {rule.code} {rule.name}: {rule.severity}{words}  # {_said(rule.origin)}"
    if is_excluded:
        named = "" if force_exclude else ", unless it is named on the command line"
        yield f"excluded: not checked{named}"
    if problems:
        yield "problems:"
    for each in problems:
        yield f"  {_shown(each.path)}:{each.range.start.line + 1}: [{each.code}] {each.message}"


def _element(
    path: Path,
    options: Sequence[Effective],
    rules: Sequence[RuleState],
    is_excluded: bool,
    problems: Sequence[Problem],
) -> dict[str, Any]:
    return {
        "path": _shown(path),
        "excluded": is_excluded,
        "options": {
            each.option.name: {
                "value": each.value,
                "from": [{"value": part.value, **_origin(part.origin)} for part in each.parts],
            }
            for each in options
        },
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "enabled": rule.on,
                "severity": rule.severity,
                "selector": rule.words,
                **_origin(rule.origin),
            }
            for rule in rules
        ],
        "problems": [
            {
                "path": _shown(each.path),
                "line": each.range.start.line + 1,
                "column": each.range.start.column + 1,
                "message": each.message,
            }
            for each in problems
        ],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "source": origin.said_by,
        "path": _shown(origin.path) if origin.path else None,
        "line": origin.line,
    }


def _said(origin: Origin) -> str:
    if origin.path is None:
        return origin.said_by
    return f"{_shown(origin.path)}:{origin.line}" if origin.line else _shown(origin.path)


def _shown(path: Path) -> str:
    from edgewise.cli.results import shown  # noqa: PLC0415

    return shown(path)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
