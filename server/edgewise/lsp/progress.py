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


class Progress:
    """One piece of work; shown once it has taken a while, by clients that can show it."""

    def __init__(self, server: Server, title: str) -> None:
        self._server = server
        self._title = title
        self._since = time.monotonic()
        self._token: str | None = None
        self._refused = not server.client.shows_progress

    @property
    def is_cancelled(self) -> bool:
        """Whether the user does not want to wait."""
        if self._token is None:
            return False
        asked = self._server.work_done_progress.tokens.get(self._token)
        return asked is not None and asked.cancelled()

    async def report(self, message: str) -> None:
        """Say how far it is."""
        shown = self._server.work_done_progress
        if self._token is not None:
            shown.report(self._token, types.WorkDoneProgressReport(message=message))
        elif not self._refused and time.monotonic() - self._since >= SHOWN_AFTER_S:
            token = str(uuid.uuid4())
            try:
                await shown.create_async(token)
            except JsonRpcException as error:
                log.info("the client shows no progress: %s", error)
                self._refused = True
                return
            begin = types.WorkDoneProgressBegin(self._title, cancellable=True, message=message)
            shown.begin(token, begin)
            self._token = token

    def end(self) -> None:
        """Say that it is done, or given up."""
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._token = None
