"""What the server can do: each method of the protocol with its handler, one module a feature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from edgewise.lsp import (
    commands,
    completion,
    configuration,
    hover,
    lifecycle,
    log,
    sync,
    watching,
)
from edgewise.lsp.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from edgewise.source.lines import PositionEncoding

_HANDLERS: dict[str, Callable[..., Any]] = {
    types.INITIALIZE: lifecycle.initialize,
    types.INITIALIZED: lifecycle.initialized,
    types.TEXT_DOCUMENT_DID_OPEN: sync.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: sync.did_change,
    types.TEXT_DOCUMENT_DID_SAVE: sync.did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: sync.did_close,
    types.TEXT_DOCUMENT_HOVER: hover.hover,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watching.did_change_watched_files,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change_configuration,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: configuration.did_change_workspace_folders,
    types.WORKSPACE_EXECUTE_COMMAND: commands.execute_command,
}


def create_server(encoding: PositionEncoding | None = None) -> Server:
    """Make a server with all its features; those that depend on the client come with it.

    `encoding` is what the client's columns count, whatever it says itself.
    """
    server = Server()
    server.protocol.encoding = encoding
    log.attach(server)
    for method, handler in _HANDLERS.items():
        server.feature(method)(handler)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, completion.OPTIONS)(completion.completion)
    commands.offer(server)
    return server
