import asyncio
import contextlib


@contextlib.asynccontextmanager
async def connection(name):
    print("open", name)
    try:
        yield {"name": name}
    finally:
        print("close", name)


async def main():
    async with contextlib.AsyncExitStack() as stack:
        conns = [await stack.enter_async_context(connection(n)) for n in "ab"]
        async with asyncio.timeout(5):
            await asyncio.sleep(0.001)
        print([c["name"] for c in conns])
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(asyncio.sleep(0.001, "one"))
        t2 = tg.create_task(asyncio.sleep(0.001, "two"))
    print(t1.result(), t2.result())


with asyncio.Runner() as runner:
    runner.run(main())
