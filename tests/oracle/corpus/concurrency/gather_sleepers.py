import asyncio
import random


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return f"{name} after {delay:.3f}"


async def main():
    names = ["a", "b", "c"]
    results = await asyncio.gather(*(fetch(n, random.random() / 100) for n in names))
    for r in results:
        print(r)
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")


asyncio.run(main())
