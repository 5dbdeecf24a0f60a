import asyncio
import signal


class Service:
    def __init__(self):
        self.stopping = asyncio.Event()

    def install(self):
        loop = asyncio.get_running_loop()
        for sig in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sig, self.stopping.set)

    async def run(self):
        self.install()
        for tick in range(3):
            if self.stopping.is_set():
                break
            await asyncio.sleep(0)
        return "bye"


async def main():
    print(await Service().run())


asyncio.run(main())
