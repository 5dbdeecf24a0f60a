import asyncio
import random


class Flaky:
    def __init__(self, failures):
        self.left = failures

    async def call(self):
        await asyncio.sleep(0)
        if self.left:
            self.left -= 1
            raise ConnectionResetError("try again")
        return "done"


async def attempts(limit, pause=0.001):
    for number in range(1, limit + 1):
        yield number
        await asyncio.sleep(pause * number * random.random())


async def insist(action, limit=5):
    async for number in attempts(limit):
        try:
            async with asyncio.timeout(1):
                return number, await action()
        except (TimeoutError, ConnectionError) as error:
            last = error
    raise last


async def main():
    results = await asyncio.gather(*(insist(Flaky(count).call) for count in range(3)))
    for tries, answer in results:
        print(tries, answer)


asyncio.run(main())
