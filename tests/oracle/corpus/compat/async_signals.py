"""Service skeleton: stops on SIGTERM."""
import asyncio
import signal
from collections.abc import Awaitable, Callable


class Service:
    def __init__(self, *tasks: Callable[[], Awaitable]):
        self.tasks = tasks

    def _install(self, loop, callback):
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, callback)

    async def run(self):
        done = asyncio.Event()
        self._install(asyncio.get_running_loop(), done.set)
        running = [asyncio.create_task(t()) for t in self.tasks]
        try:
            await asyncio.wait_for(done.wait(), 0.05)
        except asyncio.TimeoutError:
            pass
        finally:
            for task in running:
                task.cancel()


async def heartbeat():
    while True:
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(Service(heartbeat).run())
