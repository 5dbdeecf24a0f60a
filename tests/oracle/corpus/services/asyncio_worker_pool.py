import asyncio


class AsyncPool:
    """Fixed number of asyncio tasks that eat from one queue."""

    def __init__(self, size, handler):
        self.size = size
        self.handler = handler
        self.queue = asyncio.Queue()
        self.results = []

    async def _worker(self):
        while True:
            item = await self.queue.get()
            try:
                self.results.append(await self.handler(item))
            finally:
                self.queue.task_done()

    async def map(self, items):
        workers = [asyncio.create_task(self._worker()) for _ in range(self.size)]
        for item in items:
            self.queue.put_nowait(item)
        await self.queue.join()
        for w in workers:
            w.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        return self.results


async def slow_double(x):
    await asyncio.sleep(0.001)
    return 2 * x


async def main():
    pool = AsyncPool(3, slow_double)
    print(sorted(await pool.map(range(6))))


if __name__ == "__main__":
    asyncio.run(main())
