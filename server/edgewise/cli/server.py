"""`edgewise server`: the language server."""

from __future__ import annotations

import sys

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option
from edgewise.source.lines import PositionEncoding

_HOST = "127.0.0.1"


@click.command("server")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output (the default).")
@click.option(
    "--tcp",
    metavar="HOST:PORT",
    help="Wait for one client on this address instead, for debugging.",
)
@click.option(
    "--position-encoding",
    type=click.Choice([each.value for each in PositionEncoding]),
    help="What the client's columns count, for clients that do not follow the protocol; others"
    " say it themselves.",
)
@verbose_option
@click.pass_context
def command(
    context: click.Context, *, stdio: bool, tcp: str | None, position_encoding: str | None
) -> None:
    """Run the language server; editors start it."""
    if tcp is not None and stdio:
        raise click.UsageError("--stdio and --tcp exclude each other.")
    address = _address(tcp) if tcp is not None else None
    encoding = PositionEncoding(position_encoding) if position_encoding else None

    from edgewise import lsp  # noqa: PLC0415 - loads pygls

    if address is not None:
        try:
            context.exit(lsp.serve_tcp(*address, encoding))
        except OSError as error:
            raise CommandError(f"cannot listen on {tcp}: {error.strerror or error}.") from error
    if console.is_terminal(sys.stdin):
        console.complain(
            "the language server talks to an editor over standard input; press Ctrl-C to leave.",
            "warning",
        )
    context.exit(lsp.serve_stdio(encoding))


def _address(text: str) -> tuple[str, int]:
    """Read `HOST:PORT`, `:PORT`, `PORT` or `[::1]:PORT`."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or _HOST
    if not (port.isascii() and port.isdigit() and int(port) < 2**16):
        raise click.BadParameter(f"{text!r} is no address like {_HOST}:2087.", param_hint="'--tcp'")
    return host, int(port)
