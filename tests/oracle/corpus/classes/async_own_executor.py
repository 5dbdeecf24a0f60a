import asyncio
from concurrent.futures import ThreadPoolExecutor


class Files:
    def __init__(self):
        self._executor = ThreadPoolExecutor(max_workers=1)

    async def size(self, text):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, len, text)

    async def close(self):
        self._executor.shutdown()


async def main():
    files = Files()
    print(await files.size("hello"))
    await files.close()


if __name__ == "__main__":
    asyncio.run(main())
