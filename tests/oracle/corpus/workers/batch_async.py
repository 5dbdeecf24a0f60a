"""Process records in batches on whatever runs them: loop, thread or inline."""
import asyncio
import inspect
import itertools
import threading
from collections.abc import AsyncIterator, Iterable
from enum import auto, Enum


class Mode(Enum):
    INLINE = auto()
    THREAD = auto()
    LOOP = auto()


async def batched(source: Iterable, size: int) -> AsyncIterator[list]:
    iterator = iter(source)
    while batch := list(itertools.islice(iterator, size)):
        yield batch
        await asyncio.sleep(0)


class Processor:
    def __init__(self, handler, mode=Mode.LOOP, size=3):
        self.handler, self.mode, self.size = handler, mode, size
        self.results = []

    async def _handle(self, batch):
        result = self.handler(batch)
        self.results.append(await result if inspect.isawaitable(result) else result)

    async def _loop(self, source):
        async for batch in batched(source, self.size):
            await self._handle(batch)

    def process(self, source):
        match self.mode:
            case Mode.INLINE:
                self.results.append(self.handler(list(source)))
            case Mode.THREAD:
                worker = threading.Thread(target=asyncio.run, args=(self._loop(source),))
                worker.start()
                worker.join()
            case Mode.LOOP:
                asyncio.run(self._loop(source))
        return self.results


async def store(batch):
    await asyncio.sleep(0.001)
    return sum(batch)


for mode in (Mode.INLINE, Mode.LOOP):
    print(mode.name, Processor(max if mode is Mode.INLINE else store, mode).process(range(7)))
