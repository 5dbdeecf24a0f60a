import asyncio
import signal


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.05, stop.set)
    await stop.wait()
    loop.remove_signal_handler(signal.SIGTERM)
    print("bye")


asyncio.run(main())
