"""Notices when files around the open documents change."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.config.discovery import SETTINGS_FILES, WRANGLER_FILES, upward
from edgewise.lsp.places import path_of

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.lsp.server import Server

CONFIG_FILES = (*SETTINGS_FILES, *WRANGLER_FILES, "uv.lock", "pylock.toml")

_PATTERNS = (
    f"**/{{{','.join(CONFIG_FILES)}}}",
    "**/*.{py,pyi,pth}",
    "**/pyvenv.cfg",
    "**/*.dist-info",
)

POLL_S = 1.0
"""How often configuration files are looked at that the client does not watch for us: about
forty `stat` calls, 0.1 ms."""

_Stamp = tuple[int, int]


def watch(server: Server) -> None:
    """Have the client watch the files that matter; look ourselves where it cannot."""
    if server.client.watches_files:
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _PATTERNS]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        server.register(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.in_background(_poll(server))


def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Choose targets and resolve imports anew."""
    paths = [path for change in params.changes if (path := path_of(change.uri))]
    if paths:
        ls.folders.files_changed(paths)
        ls.closed_files.changed(
            paths,
            listed=(
                path
                for change in params.changes
                if change.type is not types.FileChangeType.Changed and (path := path_of(change.uri))
            ),
        )
        ls.publisher.outdated()


async def _poll(server: Server) -> None:
    # Neovim on Linux, ALE and Kate watch nothing, and nobody watches above the opened folder.
    stamps: dict[Path, _Stamp | None] = {}
    while True:
        await asyncio.sleep(POLL_S)
        seen = {path: _stamp(path) for path in _unwatched(server)}
        changed = [path for path in seen if path in stamps and seen[path] != stamps[path]]
        unknown = [path for path in seen if path not in stamps]
        stamps = seen
        if unknown:  # looked at for the first time, but read before that
            server.folders.look_again(unknown)
        if changed:
            server.folders.files_changed(changed)
            server.closed_files.changed(changed, listed=changed)
        if unknown or changed:
            server.publisher.outdated()


def _unwatched(server: Server) -> list[Path]:
    folders: dict[Path, None] = {}
    for document in (*server.documents.python(), *server.documents.configuration()):
        if document.path is not None:
            folders.update(dict.fromkeys(upward(document.path.parent, None)))
    unwatched = [
        folder / name
        for folder in folders
        if not (server.client.watches_files and server.folders.root_of(folder))
        for name in CONFIG_FILES
    ]
    return unwatched + server.folders.files.extended()


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
