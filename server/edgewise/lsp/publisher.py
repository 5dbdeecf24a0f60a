"""Keeps what the client shows up to date, and computes nothing twice.

Changes are coalesced: a document waits once, however often it changed, and is checked
at its newest version when the messages that have arrived are all applied. Someone who
types faster than we check never builds a backlog.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from edgewise.lsp import target
from edgewise.lsp.diagnostics import diagnostics_of, problem_diagnostics
from edgewise.lsp.garbage import Collector
from edgewise.lsp.reading_ahead import ReadingAhead
from edgewise.lsp.refiner import Refiner

if TYPE_CHECKING:
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

PAUSE_S = 0.25
"""Without a key for so long, somebody has paused typing."""

_TURNS = 3
"""Turns of the event loop until bytes that wait in the pipe are applied edits: the pipe is
read in the first, the reader is woken in the second and handles them in the third."""


_TOGETHER = 20
"""After so many documents in a row garbage is looked for: 20 ms, where a pause after a thousand
would have a second's work."""


class _Shown(NamedTuple):
    """What was said about a configuration file, of which version if it is open."""

    version: int | None
    diagnostics: list[types.Diagnostic]


_NOTHING = _Shown(None, [])


class Publisher:
    """Pushes diagnostics, or asks a client that pulls to pull again."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._waiting: OrderedDict[str, bool] = OrderedDict()  # URI -> even if nothing changed
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._problems_shown: dict[str, _Shown] = {}
        self._problems_of: object = None
        self._pauses: dict[str, asyncio.TimerHandle] = {}
        self._around_changed: set[str] = set()
        self._publishing = False
        self._refreshing = False
        self._refiner = Refiner(server, self)
        self.collector = Collector()
        self.reading = ReadingAhead(server)
        self._changed = asyncio.Event()
        self._rest = asyncio.Event()
        self._rest.set()
        self.changes = 0
        """Counts what may have changed an answer."""

    def edited(self, document: OpenDocument) -> None:
        """Show what there is to say about a new version, before anything else that waits."""
        self._count()
        self._server.documents.used(document)
        self.collector.edited()
        if document.is_python:
            self._wait(document.uri, first=True)
            self._pause(document.uri)

    def outdated(self) -> None:
        """Look at every open document again: a target or a file around them has changed."""
        self._count()
        for document in reversed(self._server.documents.recent()):
            self._wait(document.uri)
            self._waiting.move_to_end(document.uri, last=False)
            self._around_changed.add(document.uri)
        self._publish_soon()

    def learned(self) -> None:
        """Look again at the open documents that asked about what is known by now."""
        self._count()
        for document in reversed(self._server.documents.recent()):
            if document.awaits(self._server.folders):
                self._wait(document.uri)
        self._publish_soon()

    def refined(self, document: OpenDocument) -> None:
        """Look at one document again: more is known about the same text."""
        self._count()
        self._wait(document.uri)

    def read(self, document: OpenDocument, *, edited: bool) -> None:
        """Show what there is to say about a long document that was read ahead."""
        self._wait(document.uri, first=edited)

    def closed(self, document: OpenDocument) -> None:
        """Take back what was said about a document."""
        self._count()
        self._waiting.pop(document.uri, None)
        self._refiner.closed(document)
        if pause := self._pauses.pop(document.uri, None):
            pause.cancel()
        if self._shown.pop(document.uri, None) and not self._server.client.pulls:
            self._send(document.uri, None, [])
        self._publish_soon()

    def reported(self, document: OpenDocument, diagnostics: list[types.Diagnostic]) -> None:
        """Note what a pull was answered with."""
        self._shown[document.uri] = diagnostics
        self._refiner.imports_soon(document)

    async def change_after(self, count: int) -> None:
        """Wait until `changes` is no longer `count`."""
        while self.changes == count:
            self._changed.clear()
            await self._changed.wait()

    async def at_rest(self) -> None:
        """Wait until what has arrived is applied and what is open is up to date."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        await self._rest.wait()

    def stop(self) -> None:
        """Do nothing any more."""
        self.collector.stop()
        self.reading.stop()
        for pause in self._pauses.values():
            pause.cancel()

    def problems_changed(self) -> None:
        """Show what is wrong in configuration files anew."""
        self._publish_soon()

    def _count(self) -> None:
        self.changes += 1
        self._changed.set()
        self._server.configurations.outdated()

    def _wait(self, uri: str, *, first: bool = False) -> None:
        # Every version that was edited is published, for clients that wait for its number.
        self._waiting[uri] = self._waiting.get(uri, False) or first
        if first:
            self._waiting.move_to_end(uri, last=False)
        self._publish_soon()

    def _publish_soon(self) -> None:
        if not self._publishing:
            self._publishing = True
            self._rest.clear()
            self._server.in_background(self._publish_all())

    async def _publish_all(self) -> None:
        checked = 0
        try:
            while True:
                for _ in range(_TURNS):
                    await asyncio.sleep(0)
                if self._server.connection is not None:
                    await self._server.connection.drained()
                self._publish_problems()  # cheap, and what is being typed comes first
                if not self._waiting:
                    break
                uri, always = self._waiting.popitem(last=False)
                document = self._server.documents.get(uri)
                if document is not None:
                    self._guarded(document, always=always)
                    checked += 1
                    if (
                        checked % _TOGETHER == 0
                    ):  # else the next pause has all of it to look through
                        self.collector.collect_new()
                    if uri in self._around_changed:
                        self._refiner.receivers_later(document)
                self._around_changed.discard(uri)
        finally:
            self._publishing = False
            self._rest.set()

    def _guarded(self, document: OpenDocument, *, always: bool) -> None:
        try:
            if self.reading.begin(document, edited=always) is None:
                self._publish(document, always=always)
        except Exception as error:  # noqa: BLE001 - one document's trouble must not end the others'
            self._server.failed(f"to check {document.uri}", error)

    def _publish(self, document: OpenDocument, *, always: bool) -> None:
        if self._server.client.pulls:
            # Whoever pulls has the new version's answer coming; tell it only of what it
            # cannot know: that the same version has another answer now.
            if not always and document.uri in self._shown:
                diagnostics = diagnostics_of(self._server, document)
                if diagnostics != self._shown[document.uri]:
                    self._refresh_soon()
        else:
            diagnostics = diagnostics_of(self._server, document)
            if always or diagnostics != self._shown.get(document.uri):
                self._shown[document.uri] = diagnostics
                self._send(document.uri, document.version, diagnostics)
            self._refiner.imports_soon(document)
        target.tell(self._server, document)

    def _send(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        )

    def _pause(self, uri: str) -> None:
        if pause := self._pauses.get(uri):
            pause.cancel()
        loop = asyncio.get_running_loop()
        self._pauses[uri] = loop.call_later(PAUSE_S, self._paused, uri)

    def _paused(self, uri: str) -> None:
        self._pauses.pop(uri, None)
        document = self._server.documents.get(uri)
        if document is None:
            return
        if not document.document.settled:
            try:
                document.document = document.document.reconciled()
            except Exception as error:  # noqa: BLE001 - a timer has nobody else to tell
                self._server.failed(f"to read {uri} anew", error)
            self._wait(uri)
        self._refiner.receivers_soon(document)

    def _publish_problems(self) -> None:
        """Push what is wrong in configuration files: the open ones, and those that chose a target.

        These are pushed to clients that pull too: they pull Python files only.
        """
        server = self._server
        state = (
            server.folders.generation,
            server.documents.generation,
            server.configurations.generation,
        )
        if state == self._problems_of:
            return
        self._problems_of = state
        shown: dict[str, _Shown] = {
            document.uri: _Shown(document.version, [])
            for document in server.documents.configuration()
        }
        try:
            for path, problems in server.configurations.problems().items():
                document = server.documents.at(path)
                shown[server.uri_of(path)] = _Shown(
                    document.version if document else None,
                    problem_diagnostics(server, path, problems),
                )
        except Exception as error:  # noqa: BLE001 - the Python files must not suffer from it
            server.failed("to check configuration files", error)
        for uri in {**self._problems_shown, **shown}:
            now, before = shown.get(uri, _NOTHING), self._problems_shown.get(uri, _NOTHING)
            # As with Python files, each version of an open one is answered.
            if now.diagnostics != before.diagnostics or (now.version and now != before):
                self._send(uri, now.version, now.diagnostics)
        self._problems_shown = shown
        for document in server.documents.configuration():
            target.tell(server, document)

    def _refresh_soon(self) -> None:
        if not self._refreshing:
            self._refreshing = True
            self._server.in_background(self._refresh())

    async def _refresh(self) -> None:
        try:
            await self._server.workspace_diagnostic_refresh_async(None)
        finally:
            self._refreshing = False
