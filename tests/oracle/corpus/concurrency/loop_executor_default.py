import asyncio
import json


class AsyncFile:
    def __init__(self, path, loop=None):
        self.path = path
        self.loop = loop or asyncio.get_running_loop()

    async def write_json(self, obj):
        def _write():
            with open(self.path, "w") as f:
                json.dump(obj, f)

        await self.loop.run_in_executor(None, _write)

    async def read_json(self):
        def _read():
            with open(self.path) as f:
                return json.load(f)

        return await self.loop.run_in_executor(None, _read)


async def main():
    f = AsyncFile("/tmp/async-file.json")
    await f.write_json({"a": 1})
    print(await f.read_json())


asyncio.run(main())
