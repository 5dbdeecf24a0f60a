import asyncio
import threading


def start_background_loop():
    loop = asyncio.new_event_loop()

    def run():
        asyncio.set_event_loop(loop)
        loop.run_forever()

    threading.Thread(target=run, daemon=True).start()
    return loop


async def work():
    await asyncio.sleep(0)
    return 42


loop = start_background_loop()
future = asyncio.run_coroutine_threadsafe(work(), loop)
print(future.result(timeout=1))
