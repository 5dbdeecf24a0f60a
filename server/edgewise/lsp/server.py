"""What the server knows and how it lives; what it can do is in `features.py`."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from edgewise import __version__
from edgewise.lsp.client import Client
from edgewise.lsp.closed_files import ClosedFiles
from edgewise.lsp.configurations import Configurations
from edgewise.lsp.documents import Documents
from edgewise.lsp.places import Texts
from edgewise.lsp.protocol import Protocol
from edgewise.lsp.publisher import Publisher
from edgewise.lsp.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from edgewise.lsp.places import Text
    from edgewise.lsp.transport import Connection

logger = logging.getLogger(__name__)


class Server(LanguageServer):
    """One client's server."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("edgewise", __version__, protocol_cls=Protocol)
        self.client = Client()
        self.documents = Documents()
        self.folders = Workspace()
        self.configurations = Configurations(self)
        self.publisher = Publisher(self)
        self.protocol.reading_of = self._reading_of
        self.connection: Connection | None = None
        self.closed_files = ClosedFiles(self)
        self.reported_changes = -1
        self.reported_files: object = None
        self._texts = Texts()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._has_told = False

    async def serve(self, connection: Connection) -> int:
        """Handle the client's messages until it leaves; return the exit code."""
        self.connection = connection
        self._loop = asyncio.get_running_loop()
        self.protocol.set_writer(connection.writer)
        try:
            async for body in connection.messages():
                if not self._receive(body):
                    break
        finally:
            self.publisher.stop()
            self.configurations.stop()
            for task in self._tasks:
                task.cancel()
            self.folders.close()
        return 0 if self.protocol.shut_down else 1

    def uri_of(self, path: Path) -> str:
        """Return a file's URI, spelled as the client spells it if it has the file open."""
        document = self.documents.at(path)
        return document.uri if document else path.absolute().as_uri()

    def text_at(self, path: Path) -> Text:
        """Return what turns positions in a file: the client's text, else the disk's."""
        document = self.documents.at(path)
        return document.document if document else self._texts.at(path)

    def register(self, method: str, options: object) -> None:
        """Ask the client to send a kind of message."""
        registration = types.Registration(
            id=f"edgewise-{method}", method=method, register_options=options
        )
        self.client_register_capability(types.RegistrationParams([registration]))

    def call_soon(self, call: Callable[..., object], *arguments: object) -> None:
        """Make a call in the event loop's thread; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *arguments)

    def in_background(self, work: Coroutine[object, object, None]) -> None:
        """Do something beside the messages until the client leaves."""

        async def guarded() -> None:
            try:
                await work
            except JsonRpcException as error:
                logger.info("The client refused a request: %s", error)
            except Exception as error:  # noqa: BLE001 - a task has nobody else to tell
                self.failed("in the background", error)

        task = asyncio.get_running_loop().create_task(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def failed(self, doing: str, error: BaseException) -> None:
        """Log a defect of ours with its traceback, tell the user the first time, go on."""
        logger.error("Edgewise failed %s", doing, exc_info=error)
        self._tell()

    def report_server_error(self, error: Exception, source: object) -> None:
        """Take what pygls caught around a handler: a request's error or a notification's."""
        if isinstance(error, JsonRpcInternalError):
            trace = "".join((error.data or {}).get("traceback", ()))
            logger.error("A handler failed: %s\n%s", error.message, trace)
            self._tell()
        elif isinstance(error, JsonRpcException):
            logger.info("Refused: %s", error)  # the client's mistake, and it knows
        else:
            self.failed("to answer", error)

    def _reading_of(self, uri: str) -> asyncio.Task[None] | None:
        document = self.documents.get(uri)
        try:
            return None if document is None else self.publisher.reading.begin(document)
        except Exception as error:  # noqa: BLE001 - the request wants its answer all the same
            self.failed(f"to look at {uri}", error)
            return None

    def _receive(self, body: bytes) -> bool:
        try:
            return self.protocol.receive(body)
        except Exception as error:  # noqa: BLE001 - one message's trouble must not end the session
            self.failed("to take a message in", error)
            return True

    def _tell(self) -> None:
        if self._has_told:
            return
        self._has_told = True
        self.window_show_message(
            types.ShowMessageParams(
                types.MessageType.Error,
                "Edgewise had an internal error and goes on without that answer."
                " Its log says more; further errors are only logged.",
            )
        )
