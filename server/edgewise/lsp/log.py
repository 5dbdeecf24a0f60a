"""Sends what is logged to the client's log window."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from edgewise.lsp.server import Server

DEFAULT_LEVEL = "warning"

_OFF = logging.CRITICAL + 1
_TYPES = (
    (logging.ERROR, types.MessageType.Error),
    (logging.WARNING, types.MessageType.Warning),
    (logging.INFO, types.MessageType.Info),
    (logging.NOTSET, types.MessageType.Log),
)


def attach(server: Server) -> None:
    """Send Edgewise's log and asyncio's errors to the client from now on."""
    handler = _ClientLog(server)
    for name in ("edgewise", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.propagate = False
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    # pygls logs every error a second time, and each cancellation that comes too late.
    logging.getLogger("pygls").setLevel(_OFF)
    set_level(DEFAULT_LEVEL)


def set_level(level: str) -> None:
    """Log from this level up: debug, info, warning, error, or off."""
    number = _OFF if level == "off" else logging.getLevelName(level.upper())
    logging.getLogger("edgewise").setLevel(number)


class _ClientLog(logging.Handler):
    def __init__(self, server: Server) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        self._server = server
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        message = self.format(record)
        kind = next(kind for level, kind in _TYPES if record.levelno >= level)
        params = types.LogMessageParams(kind, message)
        if threading.get_ident() == self._thread:
            self._server.window_log_message(params)
        else:  # the pipe is the event loop's to write
            self._server.call_soon(self._server.window_log_message, params)
