import asyncio


class Channel:
    """Many readers get every message."""

    def __init__(self):
        self.subscribers = set()

    async def publish(self, message):
        for q in list(self.subscribers):
            await q.put(message)

    async def subscribe(self):
        q = asyncio.Queue()
        self.subscribers.add(q)
        try:
            while True:
                yield await q.get()
        finally:
            self.subscribers.discard(q)


async def reader(channel, n):
    got = []
    async for m in channel.subscribe():
        got.append(m)
        if len(got) == n:
            return got


async def main():
    channel = Channel()
    tasks = [asyncio.ensure_future(reader(channel, 2)) for _ in range(2)]
    await asyncio.sleep(0.01)
    for word in ("hello", "bye"):
        await channel.publish(word)
    print(await asyncio.gather(*tasks))


asyncio.get_event_loop().run_until_complete(main())
