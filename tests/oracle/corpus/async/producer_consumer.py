import asyncio


async def producer(q):
    for n in range(5):
        await q.put(n)
        await asyncio.sleep(0)
    await q.put(None)


async def consumer(q):
    seen = []
    while (item := await q.get()) is not None:
        seen.append(item * 10)
    return seen


async def main():
    q = asyncio.Queue(2)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer(q))
        result = tg.create_task(consumer(q))
    print(result.result())


if __name__ == "__main__":
    asyncio.run(main())
