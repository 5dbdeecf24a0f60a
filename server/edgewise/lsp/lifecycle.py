"""The beginning: who the client is, which folders it opened, what it wants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.lsp import code_actions, configuration, pull, watching
from edgewise.lsp.client import read_client
from edgewise.lsp.places import path_of

if TYPE_CHECKING:
    from lsprotocol import types

    from edgewise.lsp.server import Server


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Read what the client can do, and offer what fits."""
    ls.client = read_client(params.capabilities, ls.workspace.position_encoding)
    ls.folders.change_roots(_roots(params), ())
    configuration.start(ls, params.initialization_options)
    code_actions.offer(ls)
    pull.offer(ls)


async def initialized(ls: Server, _params: types.InitializedParams) -> None:
    """Register for what only the client can tell."""
    watching.watch(ls)
    configuration.subscribe(ls)
    await configuration.ask(ls)


def _roots(params: types.InitializeParams) -> list[Path]:
    if params.workspace_folders:
        folders = [path_of(folder.uri) for folder in params.workspace_folders]
    elif params.root_uri:
        folders = [path_of(params.root_uri)]
    elif params.root_path:
        folders = [Path(params.root_path)]
    else:
        folders = []
    return [folder for folder in folders if folder]
