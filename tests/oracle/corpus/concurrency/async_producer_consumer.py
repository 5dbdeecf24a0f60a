import asyncio


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
        queue.task_done()
    return total


async def main():
    q = asyncio.Queue(maxsize=3)
    _, total = await asyncio.gather(producer(q, 10), consumer(q))
    print(total)
    sem = asyncio.Semaphore(2)
    async with sem:
        await asyncio.sleep(0)


asyncio.run(main())
