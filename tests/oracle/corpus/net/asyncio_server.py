"""An echo server with a protocol class, tried by its own client."""
import asyncio


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data.upper())
        self.transport.close()


class Server:
    def __init__(self, factory):
        self.factory = factory

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        self.server = await loop.create_server(self.factory, "127.0.0.1", 0)
        return self.server.sockets[0].getsockname()

    async def __aexit__(self, *exc):
        self.server.close()


async def main():
    async with Server(Echo) as (host, port):
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"hello")
        print(await reader.read())
        writer.close()


if __name__ == "__main__":
    asyncio.run(main())
