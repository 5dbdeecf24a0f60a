"""Reads long documents a little at a time, so that nothing else waits for them.

Ten thousand lines take some 0.7 s when they are read for the first time, or when the target
changes; a key in them takes milliseconds. Requests about a document wait until it is read.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from edgewise.lsp.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

AT_ONCE = 4
"""So many runs of units, some 1,000 lines, are read between two messages: 70 ms."""

_TURN_S = 0.008
"""So long is read before what has arrived meanwhile has its turn: half a frame."""

_ROUNDS = 5
"""What is learnt about other modules on the way may make all of it new; but not for ever."""


class ReadingAhead:
    """Reads what is too long to be read between two messages."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._edited: set[str] = set()  # whose every version is to be published

    def begin(self, document: OpenDocument, *, edited: bool = False) -> asyncio.Task[None] | None:
        """Begin to read an open document if it is long and new; return what ends when it is read.

        It is published then, `edited` or not.
        """
        uri = document.uri
        under_way = self._under_way.get(uri)
        if under_way is None:
            if not document.is_new(self._server.folders):
                return None
            under_way = asyncio.get_running_loop().create_task(self._read(uri))
            self._under_way[uri] = under_way
        if edited:
            self._edited.add(uri)
        return under_way

    async def done(self, document: OpenDocument) -> None:
        """Wait until an open document is read, if it is long and new."""
        under_way = self.begin(document)
        if under_way is not None:
            await asyncio.shield(under_way)

    async def in_turns(self, steps: Iterator[None]) -> bool:
        """Take as many steps as a turn has time for, and let others go first after it.

        Return whether there are steps left.
        """
        until = time.monotonic() + _TURN_S
        for _ in steps:
            if time.monotonic() > until:
                await self._server.publisher.at_rest()
                return True
        return False

    def stop(self) -> None:
        """Read no more."""
        for task in self._under_way.values():
            task.cancel()

    async def _read(self, uri: str) -> None:
        progress = Progress(
            self._server, f"Edgewise reads {uri.rpartition('/')[2]}", cancellable=False
        )
        try:
            for _ in range(_ROUNDS):
                document = self._server.documents.get(uri)
                if document is None or not document.is_new(self._server.folders):
                    break
                await self._read_to_the_end(document, progress)
        except Exception as error:  # noqa: BLE001 - a task has nobody else to tell
            self._server.failed(f"to read {uri}", error)
        finally:
            progress.end()
            del self._under_way[uri]
        document = self._server.documents.get(uri)
        edited = uri in self._edited
        self._edited.discard(uri)
        if document is not None:
            document.note_read(self._server.folders)
            self._server.publisher.read(document, edited=edited)

    async def _read_to_the_end(self, document: OpenDocument, progress: Progress) -> None:
        """Read the newest text, whatever is typed meanwhile: what was read is kept with it."""
        text, steps = document.document, document.read_ahead(self._server.folders)
        while await self.in_turns(steps):
            self._server.publisher.collector.keep()
            if self._server.documents.get(document.uri) is not document:
                return
            if document.document is not text:
                text, steps = document.document, document.read_ahead(self._server.folders)
            await progress.go_on(f"{text.starts[-1]:,} lines")
