"""`edgewise rule`: the documentation of a rule."""

from __future__ import annotations

import sys

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from edgewise.rules import documented  # noqa: PLC0415 - loads the rules

    words = [word for rule in documented() for word in (rule.code, rule.name)]
    return [word for word in words if word.lower().startswith(incomplete.lower())]


@click.command("rule")
@click.argument("rule", required=False, metavar="CODE|NAME", shell_complete=_complete)
@click.option("--all", "everything", is_flag=True, help="Show every rule, by code.")
@verbose_option
def command(rule: str | None, *, everything: bool) -> None:
    """Show what a rule says, why, and what to write instead."""
    if (rule is None) is not everything:
        raise click.UsageError("Name one rule by its code or name, or ask for --all.")

    from edgewise.config.problem import nearest  # noqa: PLC0415
    from edgewise.rules import documented, find_rule  # noqa: PLC0415 - loads the rules
    from edgewise.rules.pages import page  # noqa: PLC0415

    if rule is None:
        _show("\n".join(page(each) for each in documented()))
        return
    found = find_rule(rule)
    if found is None:
        known = [word for each in documented() for word in (each.code, each.name)]
        wrong = rule.upper() if rule[:2].upper() == "EW" else rule.lower()
        hint = nearest(wrong, known) or " `edgewise rule --all` shows them."
        raise CommandError(f"there is no rule '{rule}'.{hint}")
    _show(page(found))


def _show(text: str) -> None:
    if not console.is_colourful(sys.stdout):
        console.say(text.rstrip())
        return
    from rich.console import Console  # noqa: PLC0415 - 0.1 s, only for people
    from rich.markdown import Markdown  # noqa: PLC0415

    out = Console(force_terminal=True)
    out.print(Markdown(text), width=min(out.width, 100))
