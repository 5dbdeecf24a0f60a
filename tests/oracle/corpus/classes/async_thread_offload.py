import asyncio
import contextvars
import time

request_id = contextvars.ContextVar("request_id", default="-")


class Database:
    """A blocking library behind an async face."""

    def _query(self, sql):
        time.sleep(0.001)
        return request_id.get(), sql.upper()

    async def query(self, sql):
        return await asyncio.to_thread(self._query, sql)


class App:
    def __init__(self, db):
        self.db = db

    async def handle(self, number):
        request_id.set(f"req-{number}")
        return await self.db.query("select 1")


async def main():
    app = App(Database())
    print(await asyncio.gather(*(app.handle(n) for n in range(2))))


asyncio.run(main())
