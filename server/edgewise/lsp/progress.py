"""Shows that something takes long, and lets the user end it."""

from __future__ import annotations

import logging
import time
import uuid
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from edgewise.lsp.server import Server

log = logging.getLogger(__name__)

SHOWN_AFTER_S = 1.0
"""What is done sooner is not worth a line on the screen."""

_EVERY_S = 0.1
"""More often nobody can read it."""


class Progress:
    """One piece of work; shown once it has taken a while, by clients that can show it.

    Where a request brings a `token` to report under, it is shown from the beginning. It is
    `cancellable` if whoever does the work looks whether it `is_cancelled`.
    """

    def __init__(
        self,
        server: Server,
        title: str,
        token: types.ProgressToken | None = None,
        *,
        cancellable: bool = True,
    ) -> None:
        self._server = server
        self._title = title
        self._cancellable = cancellable
        self._since = self._told = time.monotonic()
        self._asked_for = token
        self._token: types.ProgressToken | None = None
        self._refused = not server.client.shows_progress

    @property
    def is_cancelled(self) -> bool:
        """Whether the user does not want to wait."""
        if self._token is None:
            return False
        asked = self._server.work_done_progress.tokens.get(self._token)
        return asked is not None and asked.cancelled()

    def begin(self) -> None:
        """Show it at once where the client has asked to be told."""
        if self._asked_for is not None:
            self._begin(self._asked_for, None, 0)

    async def report(self, message: str, percentage: int | None = None) -> None:
        """Say how far it is."""
        shown = self._server.work_done_progress
        if self._token is not None:
            said = types.WorkDoneProgressReport(message=message, percentage=percentage)
            shown.report(self._token, said)
        elif not self._refused and time.monotonic() - self._since >= SHOWN_AFTER_S:
            token = str(uuid.uuid4())
            try:
                await shown.create_async(token)
            except JsonRpcException as error:
                log.info("the client shows no progress: %s", error)
                self._refused = True
                return
            self._begin(token, message, percentage)

    async def go_on(self, message: str) -> None:
        """Show it where nobody knows how far it is; `message` is about the whole."""
        if self._token is None:
            await self.report(message)

    async def count(self, done: int, total: int) -> None:
        """Say how many are done, but not more often than can be read."""
        now = time.monotonic()
        if now - self._told >= _EVERY_S:
            self._told = now
            await self.report(f"{done} of {total} files", done * 100 // total)

    def end(self) -> None:
        """Say that it is done, or given up."""
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._server.work_done_progress.tokens.pop(self._token, None)
            self._token = None

    def _begin(
        self, token: types.ProgressToken, message: str | None, percentage: int | None
    ) -> None:
        begin = types.WorkDoneProgressBegin(
            self._title, cancellable=self._cancellable, message=message, percentage=percentage
        )
        self._server.work_done_progress.begin(token, begin)
        self._token = token
