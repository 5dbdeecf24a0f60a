"""The reference of the command line, from what `--help` is made of."""

from __future__ import annotations

from typing import Any

import click

from documentation import markdown
from edgewise.cli.app import main as application

_EVERYWHERE = {"--help", "--verbose"}


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"reference/cli.md": _page()}


def _page() -> str:
    root = click.Context(application, info_name="edgewise", **application.context_settings)
    names = application.list_commands(root) if isinstance(application, click.Group) else []
    listed = []
    sections = []
    for name in names:
        command = application.get_command(root, name)
        if command is None or command.hidden:
            continue
        listed.append([f"[`edgewise {name}`](#{name})", command.get_short_help_str(200)])
        sections.append(_section(name, command, root))
    return markdown.page(
        "The command line",
        _text(application.help),
        markdown.table(["command", "what it does"], listed),
        "## Options of every command {#options}",
        _options(application, root),
        _text(application.epilog),
        *sections,
    )


def _section(name: str, command: click.Command, root: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=root)
    usage = " ".join(["edgewise", name, *command.collect_usage_pieces(context)])
    parts = [
        f"## `edgewise {name}` {{#{name}}}",
        f"```text\n{usage}\n```",
        _text(command.help),
        _options(command, context),
        _text(command.epilog),
    ]
    return "\n\n".join(filter(None, parts))


def _options(command: click.Command, context: click.Context) -> str:
    rows = []
    everywhere = set() if context.parent is None else _EVERYWHERE
    for parameter in command.get_params(context):
        if not isinstance(parameter, click.Option) or parameter.hidden:
            continue
        if everywhere.intersection(parameter.opts):
            continue
        record = parameter.get_help_record(context)
        if record is None:
            continue
        spelled, said = record
        rows.append([markdown.code(spelled), _cell(said)])
    return markdown.table(["option", "what it does"], rows)


def _text(help_text: Any) -> str:
    """Help as Markdown: what click must not wrap is shown as it is."""
    blocks = []
    for block in (help_text or "").strip().split("\n\n"):
        if block.lstrip().startswith("\b"):
            lines = block.replace("\b", "").strip("\n")
            blocks.append(f"```text\n{lines}\n```")
        else:
            blocks.append(_cell(" ".join(block.split())))
    return "\n\n".join(blocks)


def _cell(text: str) -> str:
    """Plain words that Markdown must not read as something else."""
    for mark in "\\*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
