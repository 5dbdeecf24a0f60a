"""The command `edgewise`: its subcommands by name, and what happens when one fails."""

from __future__ import annotations

import importlib
from typing import Any, NoReturn

import click

from edgewise import __version__
from edgewise.cli import console
from edgewise.cli.errors import at_the_edge, verbose_option

_COMMANDS = (*("cache", "check", "config", "facts", "packages", "rule", "server", "target", "why"),)


class _App(click.Group):
    """Loads a subcommand's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"edgewise.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the exit code; every error ends here."""
        console.prepare_streams()
        kwargs["standalone_mode"] = False
        raise SystemExit(at_the_edge(lambda: super(_App, self).main(*args, **kwargs)))

    def invoke(self, ctx: click.Context) -> Any:
        with console.closed_pipe_is_no_error():
            return super().invoke(ctx)


@click.command(
    cls=_App,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        'Shell completion: eval "$(_EDGEWISE_COMPLETE=bash_source edgewise)" '
        "(or zsh_source, fish_source)."
    ),
)
@click.version_option(__version__, prog_name="edgewise", message="%(prog)s %(version)s")
@verbose_option
def main() -> None:
    """Tell whether Python code will run on Cloudflare Python Workers and Pyodide.

    Exit code 0: nothing to complain about; 1: findings; 2: wrong usage, a broken
    configuration file, or an error of Edgewise's own.
    """
