"""Async file access by way of threads."""
import asyncio
from contextlib import asynccontextmanager
from pathlib import Path


class AsyncFile:
    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        attribute = getattr(self._file, name)
        if not callable(attribute):
            return attribute

        async def call(*args):
            return await asyncio.to_thread(attribute, *args)

        return call


@asynccontextmanager
async def aopen(path, mode="r"):
    file = await asyncio.to_thread(open, path, mode)
    try:
        yield AsyncFile(file)
    finally:
        await asyncio.to_thread(file.close)


async def main():
    async with aopen("note.txt", "w") as out:
        await out.write("one\ntwo\n")
    async with aopen("note.txt") as source:
        lines = await source.readlines()
    async with asyncio.timeout(1):
        size = await asyncio.get_running_loop().run_in_executor(None, Path("note.txt").stat)
    print(lines, size.st_size)


asyncio.run(main())
