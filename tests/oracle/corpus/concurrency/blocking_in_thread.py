"""Blocking calls do not block the loop."""
import asyncio
import time


class Store:
    def __init__(self):
        self.rows = {}

    def save(self, key, value):
        time.sleep(0.001)
        self.rows[key] = value
        return key


class AsyncStore:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        method = getattr(self._inner, name)

        async def call(*args, **kwargs):
            return await asyncio.to_thread(method, *args, **kwargs)

        return call


async def main():
    store = AsyncStore(Store())
    keys = [await store.save(number, str(number)) for number in range(3)]
    print(keys)


asyncio.run(main())
