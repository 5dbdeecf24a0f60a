import asyncio
from functools import partial


class Debounce:
    """Run the callback once, a little after the last call."""

    def __init__(self, delay, callback):
        self.delay = delay
        self.callback = callback
        self._handle = None

    def __call__(self, *args):
        if self._handle is not None:
            self._handle.cancel()
        loop = asyncio.get_running_loop()
        self._handle = loop.call_later(self.delay, partial(self.callback, *args))


async def main():
    saved = []
    save = Debounce(0.005, saved.append)
    for text in ("h", "he", "hello"):
        save(text)
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.05)
    return saved


print(asyncio.run(main()))
