import asyncio
import hashlib


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def main():
    chunks = [b"x" * 1000, b"y" * 1000]
    digests = await asyncio.gather(*[asyncio.to_thread(digest, c) for c in chunks])
    print(digests)


if __name__ == "__main__":
    asyncio.run(main())
