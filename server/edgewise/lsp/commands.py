"""Commands that a user or an extension can run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

from edgewise.lsp.target import SHOW_TARGET, describe_target

if TYPE_CHECKING:
    from lsprotocol import types

    from edgewise.lsp.server import Server


def offer(server: Server) -> None:
    """Announce the commands; `execute_command` runs them."""
    server.command(SHOW_TARGET)(execute_command)


def execute_command(ls: Server, params: types.ExecuteCommandParams) -> dict[str, Any]:
    """Run a command.

    `edgewise.showTarget`, whose argument is a document's URI, answers what the document is
    checked against and why.
    """
    if params.command != SHOW_TARGET:
        raise JsonRpcInvalidParams(f"There is no command {params.command}")
    uri = params.arguments[0] if params.arguments else None
    if uri is not None and not isinstance(uri, str):
        raise JsonRpcInvalidParams(f"{SHOW_TARGET} takes a document's URI")
    return describe_target(ls, uri)
