"""CPU-heavy work of an async service goes to other processes."""
import asyncio
import hashlib
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def stretch(password, rounds):
    digest = password.encode()
    for _ in range(rounds):
        digest = hashlib.sha256(digest).digest()
    return digest.hex()


class Service:
    def __init__(self, make_executor=partial(ProcessPoolExecutor, max_workers=1)):
        self.make_executor = make_executor

    async def __aenter__(self):
        self.executor = self.make_executor()
        return self

    async def __aexit__(self, *exc):
        self.executor.shutdown()

    async def stretch(self, password):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, stretch, password, 100)


async def main():
    async with Service() as service:
        print(await service.stretch("secret"))


if __name__ == "__main__":
    asyncio.run(main())
