import asyncio


class Ticks:
    """Async iterator with a limit."""

    def __init__(self, n, delay=0):
        self.n = n
        self.delay = delay

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(self.delay)
        return self.i


async def first(source):
    async for item in source:
        return item


async def main():
    print([i async for i in Ticks(3)], await first(Ticks(1)))
    async with asyncio.timeout(1):
        results = []
        async with asyncio.TaskGroup() as group:
            group.create_task(first(Ticks(2))).add_done_callback(lambda t: results.append(t.result()))
    print(results)


asyncio.run(main())
