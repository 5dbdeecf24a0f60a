import asyncio


class EchoServer:
    def __init__(self, host="127.0.0.1", port=0):
        self.host = host
        self.port = port
        self.clients = 0

    async def handle(self, reader, writer):
        self.clients += 1
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.handle, self.host, self.port)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc):
        self.server.close()


async def main():
    async with EchoServer() as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(b"hello\n")
        print(await reader.readline())
        writer.close()


if __name__ == "__main__":
    asyncio.run(main())
