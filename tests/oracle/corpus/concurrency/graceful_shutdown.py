import asyncio
import signal


class Application:
    signals = (signal.SIGINT, signal.SIGTERM)

    def __init__(self):
        self.stopping = asyncio.Event()

    def install(self, loop):
        for number in self.signals:
            loop.add_signal_handler(number, self.stopping.set)

    async def serve(self):
        self.install(asyncio.get_running_loop())
        loop = asyncio.get_running_loop()
        loop.call_later(0.005, self.stopping.set)
        await self.stopping.wait()
        return "stopped"


async def main():
    print(await Application().serve())


if __name__ == "__main__":
    asyncio.run(main())
