import asyncio
import hashlib
from functools import partial


def digest(data, rounds):
    for _ in range(rounds):
        data = hashlib.sha256(data).digest()
    return data.hex()


async def handler(payloads):
    loop = asyncio.get_running_loop()
    calls = [loop.run_in_executor(None, partial(digest, p, rounds=10)) for p in payloads]
    return await asyncio.gather(*calls)


async def main():
    for line in await handler([b"one", b"two"]):
        print(line[:12])


asyncio.run(main())
