import asyncio
from contextlib import asynccontextmanager


class Connection:
    def __init__(self, number):
        self.number = number

    async def execute(self, query):
        await asyncio.sleep(0)
        return f"{self.number}: {query}"


class ConnectionPool:
    def __init__(self, size=2):
        self._free = asyncio.Queue()
        self._limit = asyncio.Semaphore(size)
        for n in range(size):
            self._free.put_nowait(Connection(n))

    @asynccontextmanager
    async def acquire(self):
        async with self._limit:
            connection = await self._free.get()
            try:
                yield connection
            finally:
                self._free.put_nowait(connection)


async def query(pool, text):
    async with pool.acquire() as connection:
        return await connection.execute(text)


async def main():
    pool = ConnectionPool()
    print(await asyncio.gather(*(query(pool, q) for q in "abc")))


asyncio.run(main())
