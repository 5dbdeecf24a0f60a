"""Choose the event loop policy."""
import asyncio
import contextlib
import os
import signal
import sys


def install_uvloop():
    try:
        import uvloop
    except ImportError:
        return False
    uvloop.install()
    return True


class Application:
    def __init__(self):
        self.stopping = None
        self.log = []

    async def startup(self):
        self.stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, self.stopping.set)

    async def serve(self):
        await self.startup()
        asyncio.get_running_loop().call_later(0.02, self.stopping.set)
        await self.stopping.wait()
        self.log.append("stopped")
        return self.log


if __name__ == "__main__":
    fast = install_uvloop() if sys.platform == "linux" and "UVLOOP" in os.environ else False
    print(fast, asyncio.run(Application().serve()))
