"""Feed a StreamReader by hand, as the unit tests do."""
import asyncio


async def read_frames(reader):
    frames = []
    while not reader.at_eof():
        try:
            size = int.from_bytes(await reader.readexactly(2), "big")
        except asyncio.IncompleteReadError:
            break
        frames.append(await reader.readexactly(size))
    return frames


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"\x00\x02hi\x00\x05there")
    reader.feed_eof()
    return await asyncio.wait_for(read_frames(reader), 1)


print(asyncio.run(main()))
