import asyncio
import signal


async def serve(stop: asyncio.Event):
    while not stop.is_set():
        await asyncio.sleep(0.01)
        stop.set()


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sig in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sig, stop.set)
    await serve(stop)
    print("bye")


asyncio.run(main())
