"""Run blocking callables from async code, limited by a semaphore."""
import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor


class Limiter:
    def __init__(self, tokens):
        self._semaphore = asyncio.Semaphore(tokens)

    async def run_sync(self, func, *args, executor=None, **kwargs):
        loop = asyncio.get_running_loop()
        async with self._semaphore:
            call = functools.partial(func, *args, **kwargs)
            return await loop.run_in_executor(executor, call)


def blocking(n, delay=0.01):
    time.sleep(delay)
    return n * n


async def main():
    limiter = Limiter(2)
    results = await asyncio.gather(*(limiter.run_sync(blocking, n, delay=0) for n in range(4)))
    with ThreadPoolExecutor(1) as pool:
        results.append(await limiter.run_sync(blocking, 9, executor=pool))
    return results


print(asyncio.run(main()))
