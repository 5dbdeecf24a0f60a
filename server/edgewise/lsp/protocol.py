"""Takes messages in, whatever the client sends, and hands them to pygls' handlers."""

from __future__ import annotations

import asyncio
import contextvars
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcParseError,
    JsonRpcRequestCancelled,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

from edgewise.lsp.json_text import JsonText

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter
    from pygls.lsp.server import LanguageServer

    from edgewise.source.lines import PositionEncoding

logger = logging.getLogger(__name__)

_OWN = (
    # pygls would keep every text a second time, and cut its lines at U+2028 and form feeds.
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
    types.NOTEBOOK_DOCUMENT_DID_OPEN,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE,
    # pygls raises for a folder it has not heard of.
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
    # pygls takes a command's argument apart by its annotations, and fails on ours.
    types.WORKSPACE_EXECUTE_COMMAND,
    # pygls ends the process in the middle of the handler; `Server.serve` ends it in order.
    types.EXIT,
)


class Protocol(LanguageServerProtocol):
    """pygls' protocol with our own documents and an answer to every request.

    pygls answers nothing to a request that it cannot read, or that comes before
    `initialize` or after `shutdown`: a client would wait forever.
    """

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        super().__init__(server, converter)
        self._json = JsonText(converter, self._serialize_message)
        self.encoding: PositionEncoding | None = None
        """What the client's columns count, whatever it says itself."""
        self.reading_of: Callable[[str], asyncio.Task[None] | None] = lambda _: None
        """What ends when a document has been read that requests have to wait for."""
        self._initialized = False
        for method in _OWN:
            self.fm.builtin_features.pop(method, None)

    @property
    def shut_down(self) -> bool:
        """Whether the client has said `shutdown`."""
        return bool(self._shutdown)

    def json_of(self, sent: object) -> str:
        """Return the protocol's objects as they are sent."""
        return self._json.of(sent)

    def receive(self, body: bytes) -> bool:
        """Handle one message; return False when it asks the server to exit."""
        try:
            message = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, JsonRpcParseError(str(error)))
            return True
        if not isinstance(message, dict):
            self._refuse(None, JsonRpcInvalidRequest("A message is one JSON object"))
            return True
        method = message.get("method")
        if method == types.EXIT:
            return False
        if not isinstance(method, str):
            self._receive_response(message)
            return True
        message_id = message.get("id")
        try:
            self._receive_call(method, message_id, message)
        except JsonRpcException as error:
            logger.info("%s: %s", method, error)
            if message_id is not None:
                self._refuse(message_id, error)
        return True

    def _receive_call(self, method: str, message_id: int | str | None, message: Any) -> None:
        if self._shutdown:
            raise JsonRpcInvalidRequest(f"{method} after shutdown")
        if not self._initialized and method != types.INITIALIZE:
            raise JsonRpcServerNotInitialized(f"{method} before initialize")
        if method != types.CANCEL_REQUEST:
            self._get_handler(method)  # raises JsonRpcMethodNotFound
        message_type = self.get_message_type(method)
        if message_type is None or (message_id is None) == hasattr(message_type, "id"):
            raise JsonRpcMethodNotFound.of(method)
        message.setdefault("jsonrpc", self.VERSION)
        try:
            structured = self._converter.structure(message, message_type)
        except Exception as error:  # cattrs raises groups of anything
            logger.info("%s cannot be read", method, exc_info=error)
            raise JsonRpcInvalidParams(f"The params of {method} cannot be read") from error
        if method == types.INITIALIZE:
            if self._initialized:
                raise JsonRpcInvalidRequest("initialize came twice")
            self._initialized = True
            self._insist_on_encoding(structured.params.capabilities)
        params = getattr(structured, "params", None)
        # pygls' own handle_message tells requests from notifications by runtime-checked
        # protocols, the slowest part of a keystroke's way in.
        context = contextvars.copy_context()
        if message_id is None:
            context.run(self._handle_notification, method, params)
            return
        uri = getattr(getattr(params, "text_document", None), "uri", None)
        under_way = self.reading_of(uri) if uri else None
        if under_way is None:
            context.run(self._handle_request, message_id, method, params)
        else:
            answer = partial(context.run, self._handle_request, message_id, method, params)
            self._answer_after(under_way, message_id, answer)

    def _answer_after(
        self, under_way: asyncio.Task[None], message_id: int | str, answer: Callable[[], None]
    ) -> None:
        """Answer a request when something is done; until then it can be cancelled."""

        async def wait() -> None:
            await asyncio.wait([under_way])
            self._request_futures.pop(message_id, None)
            answer()

        def done(waiting: asyncio.Task[None]) -> None:
            if waiting.cancelled():
                self._refuse(message_id, JsonRpcRequestCancelled())

        waiting = asyncio.get_running_loop().create_task(wait())
        self._request_futures[message_id] = waiting  # type: ignore[assignment]  # as pygls does
        waiting.add_done_callback(done)

    def _send_data(self, data: object) -> None:
        """Send a message; pygls' own turns all of it into text each time."""
        if self.writer is None:
            logger.error("There is nobody to send a message to")
            return
        try:
            body = self._json.of(data).encode()
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        except BrokenPipeError:
            logger.info("The client has left and cannot be told", exc_info=True)
            raise
        except Exception as error:  # noqa: BLE001 - one message must not end the session
            self._server._report_server_error(error, JsonRpcInternalError)  # noqa: SLF001 - as pygls does

    def _insist_on_encoding(self, capabilities: types.ClientCapabilities) -> None:
        """Let the client ask for the encoding that we were started with, and no other."""
        if self.encoding is None:
            return
        if capabilities.general is None:
            capabilities.general = types.GeneralClientCapabilities()
        capabilities.general.position_encodings = [self.encoding.value]

    def _receive_response(self, message: dict[str, Any]) -> None:
        if "id" not in message:
            logger.info("A message is neither a call nor a response")
            return
        if "error" not in message:
            message.setdefault("result", None)
        message.setdefault("jsonrpc", self.VERSION)
        try:
            self.handle_message(self.structure_message(message))
        except JsonRpcException as error:
            logger.warning("The response to %s cannot be read: %s", message["id"], error)

    def _refuse(self, message_id: int | str | None, error: JsonRpcException) -> None:
        self._send_response(message_id, error=error.to_response_error())  # type: ignore[arg-type]
