import asyncio
from concurrent.futures import ThreadPoolExecutor


def blocking_io(n):
    return sum(range(n))


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        tasks = [loop.run_in_executor(pool, blocking_io, n) for n in (10, 100, 1000)]
        done = await asyncio.gather(*tasks)
    print(done)


asyncio.run(main())
