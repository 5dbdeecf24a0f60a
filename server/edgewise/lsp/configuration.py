"""The editor's settings: asked for where the client answers, taken where it sends them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from edgewise.lsp import log
from edgewise.lsp.places import path_of
from edgewise.lsp.settings import SECTION, EditorSettings, read_editor_settings

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.lsp.server import Server

logger = logging.getLogger(__name__)


def start(server: Server, options: Any) -> None:
    """Take what `initialize` brought."""
    _take(server, {None: read_editor_settings(options)})


async def ask(server: Server) -> None:
    """Ask for the settings of each workspace folder."""
    if not server.client.answers_configuration:
        return
    scopes: list[Path | None] = [None, *server.folders.roots]
    items = [
        types.ConfigurationItem(scope_uri=server.uri_of(scope) if scope else None, section=SECTION)
        for scope in scopes
    ]
    try:
        answers = await server.workspace_configuration_async(types.ConfigurationParams(items))
    except JsonRpcException as error:
        logger.info("The client declares workspace/configuration, but says: %s", error)
        return
    settings = {
        scope: read_editor_settings(answer)
        for scope, answer in zip(scopes, answers or (), strict=False)
        if answer  # a client that knows no such section says null: initialize's options stay
    }
    if settings:
        _take(server, settings)


def subscribe(server: Server) -> None:
    """Have the client tell us when the settings change."""
    if server.client.registers_configuration:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        server.register(types.WORKSPACE_DID_CHANGE_CONFIGURATION, options)


async def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Ask anew, or take what the client sends along (Neovim, Emacs)."""
    if ls.client.answers_configuration:
        await ask(ls)
    elif params.settings is not None:
        _take(ls, {None: read_editor_settings(params.settings)})


async def did_change_workspace_folders(
    ls: Server, params: types.DidChangeWorkspaceFoldersParams
) -> None:
    """Take folders in and out, with their settings."""
    added = [path for folder in params.event.added if (path := path_of(folder.uri))]
    removed = [path for folder in params.event.removed if (path := path_of(folder.uri))]
    ls.folders.change_roots(added, removed)
    ls.publisher.outdated()
    await ask(ls)


def _take(server: Server, settings: dict[Path | None, EditorSettings]) -> None:
    level = settings.get(None, EditorSettings()).log_level
    log.set_level(level or log.DEFAULT_LEVEL)
    if not server.folders.set_settings(settings):
        return
    for sentence in server.folders.mistakes():
        server.window_show_message(
            types.ShowMessageParams(types.MessageType.Warning, f"Edgewise: {sentence}")
        )
    server.publisher.outdated()
