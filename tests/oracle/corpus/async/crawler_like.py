import asyncio
import random

rng = random.Random(1)


async def fetch(url, sem):
    async with sem:
        await asyncio.sleep(rng.random() / 50)
        return url, len(url)


async def main():
    sem = asyncio.Semaphore(3)
    urls = [f"https://example.com/{i}" for i in range(6)]
    results = await asyncio.gather(*(fetch(u, sem) for u in urls))
    try:
        await asyncio.wait_for(asyncio.sleep(5), timeout=0.05)
    except asyncio.TimeoutError:
        print("timed out")
    print(sum(n for _, n in results))


asyncio.run(main())
