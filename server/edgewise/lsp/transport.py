"""Bytes in and out: framed messages over pipes that never block the event loop."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
import sys
from dataclasses import dataclass
from io import BufferedReader, BufferedWriter, FileIO
from typing import TYPE_CHECKING, Protocol

from pygls.io_ import StdinAsyncReader, StdoutWriter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

logger = logging.getLogger(__name__)

_CLOSING_S = 1.0
"""How long a client that has left may take to read what was said last."""

_BUFFER = 1 << 20
"""Bytes read ahead: a burst of edits is taken in before anything is computed."""


class Reader(Protocol):
    """Where bytes come from."""

    def readline(self) -> Awaitable[bytes]:
        """Read up to a line feed; empty at the end."""

    def readexactly(self, n: int) -> Awaitable[bytes]:
        """Read this many bytes."""


class Writer(Protocol):
    """Where bytes go."""

    def write(self, data: bytes) -> None:
        """Take the bytes; sending them may happen later."""

    def close(self) -> None:
        """Send what is left and close."""


@dataclass(frozen=True, slots=True)
class Connection:
    """Both directions to one client."""

    reader: Reader
    writer: Writer

    async def drained(self) -> None:
        """Wait until the client has read most of what was sent."""
        if isinstance(self.writer, asyncio.StreamWriter):
            await self.writer.drain()

    async def close(self) -> None:
        """Send what is left, but wait for nobody who does not read."""
        self.writer.close()
        if isinstance(self.writer, asyncio.StreamWriter):
            try:
                await asyncio.wait_for(self.writer.wait_closed(), _CLOSING_S)
            except (OSError, asyncio.TimeoutError):
                logger.debug("The client left without reading everything")

    async def messages(self) -> AsyncIterator[bytes]:
        """Yield the body of each message until the client closes its side."""
        length: int | None = None
        try:
            while header := await self.reader.readline():
                name, _, value = header.partition(b":")
                if name.strip().lower() == b"content-length":
                    length = int(value)
                elif not header.strip() and length is not None:
                    yield await self.reader.readexactly(length)
                    length = None
        except (ValueError, asyncio.IncompleteReadError, ConnectionError) as error:
            # No frame, no way to find the next one.
            logger.warning("The client's messages cannot be read any further: %s", error)


async def open_stdio() -> Connection:
    """Take standard input and output over.

    Whatever else reads or prints gets the null device and standard error instead, so that
    no library and no child process can speak into the protocol.
    """
    sys.stdout.flush()
    stdin, stdout = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return Connection(
        await _reader(FileIO(stdin, "rb")),
        await _writer(FileIO(stdout, "wb")),
    )


async def _reader(pipe: FileIO) -> Reader:
    if not _can_wait_for(pipe):
        return StdinAsyncReader(BufferedReader(pipe))
    reader = asyncio.StreamReader(limit=_BUFFER)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    return reader


async def _writer(pipe: FileIO) -> Writer:
    if not _can_wait_for(pipe):
        return StdoutWriter(BufferedWriter(pipe))
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader()), pipe
    )
    return asyncio.StreamWriter(transport, protocol, None, loop)


def _can_wait_for(pipe: FileIO) -> bool:
    """Whether the event loop can read or write it by itself.

    A thread that reads, pygls' way, costs two switches a line: 0.8 ms an edit where the loop's
    own reading costs 0.4. It remains for Windows, whose loop cannot wait for a console's pipe,
    and for plain files and the null device, which no loop can wait for.
    """
    mode = os.fstat(pipe.fileno()).st_mode
    is_pipe = stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or pipe.isatty()
    return sys.platform != "win32" and is_pipe
