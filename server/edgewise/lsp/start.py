"""Starts the server: loads quickly, then serves one client until it leaves."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from edgewise.lsp.features import create_server
from edgewise.lsp.transport import Connection, open_stdio

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from edgewise.source.lines import PositionEncoding


def run_stdio(encoding: PositionEncoding | None) -> int:
    """Serve over standard input and output; return the exit code."""
    return _run(_over_stdio(encoding))


def run_tcp(host: str, port: int, encoding: PositionEncoding | None) -> int:
    """Serve the first client that connects; return the exit code."""
    return _run(_over_tcp(host, port, encoding))


def _run(serving: Coroutine[object, object, int]) -> int:
    try:
        return asyncio.run(serving)
    except KeyboardInterrupt:
        return 130


async def _over_stdio(encoding: PositionEncoding | None) -> int:
    return await _serve(await open_stdio(), encoding)


async def _over_tcp(host: str, port: int, encoding: PositionEncoding | None) -> int:
    connected: asyncio.Future[Connection] = asyncio.get_running_loop().create_future()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if connected.done():
            writer.close()
        else:
            connected.set_result(Connection(reader, writer))

    listener = await asyncio.start_server(accept, host, port)
    address = listener.sockets[0].getsockname()
    sys.stderr.write(f"Edgewise listens on {address[0]}:{address[1]}\n")
    sys.stderr.flush()
    connection = await connected
    listener.close()
    return await _serve(connection, encoding)


async def _serve(connection: Connection, encoding: PositionEncoding | None) -> int:
    server = create_server(encoding)
    server.publisher.collector.start()
    try:
        return await server.serve(connection)
    finally:
        await connection.close()
