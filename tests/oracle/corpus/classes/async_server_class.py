import asyncio


class EchoServer:
    def __init__(self, path="/tmp/echo.sock"):
        self.path = path
        self.server = None

    async def handle(self, reader, writer):
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()

    async def start(self):
        self.server = await asyncio.start_unix_server(self.handle, self.path)
        return self

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()


async def main():
    server = await EchoServer().start()
    await server.stop()


asyncio.run(main())
