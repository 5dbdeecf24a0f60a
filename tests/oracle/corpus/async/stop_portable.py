import asyncio
import contextlib
import signal


async def serve():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        with contextlib.suppress(NotImplementedError, AttributeError):
            loop.add_signal_handler(getattr(signal, name), stop.set)
    loop.call_soon(stop.set)
    await stop.wait()
    return "bye"


print(asyncio.run(serve()))
