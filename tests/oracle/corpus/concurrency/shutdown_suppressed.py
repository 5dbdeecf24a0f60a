import asyncio
import contextlib
import signal


@contextlib.asynccontextmanager
async def stop_on_signals(*numbers):
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in numbers:
        with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows
            loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in numbers:
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.remove_signal_handler(number)


async def main():
    async with stop_on_signals(signal.SIGINT, signal.SIGTERM) as stop:
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), timeout=0.01)
        print("stopped" if stop.is_set() else "finished")


asyncio.run(main())
