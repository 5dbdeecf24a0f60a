import asyncio
import hashlib


def digest(data):
    return hashlib.sha1(data).hexdigest()


async def main():
    print(await asyncio.to_thread(digest, b"photo" * 1000))


asyncio.run(main())
