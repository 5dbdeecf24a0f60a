import asyncio
import signal


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(signal.SIGTERM, stop.set)
    except NotImplementedError:
        # e.g. Windows
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
    loop.call_later(0.01, stop.set)
    await stop.wait()
    print("stopped")


asyncio.run(main())
