import asyncio
import signal


async def run_service(ticks=3):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        try:
            loop.add_signal_handler(getattr(signal, name), stop.set)
        except (NotImplementedError, RuntimeError):
            # Windows and friends
            pass
    n = 0
    while not stop.is_set() and n < ticks:
        await asyncio.sleep(0)
        n += 1
    return n


print(asyncio.run(run_service()))
