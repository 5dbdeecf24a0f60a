"""Read commands from a pipe in an asyncio program."""
import asyncio
import os


async def reader_for(pipe):
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    return reader


async def main():
    r, w = os.pipe()
    os.write(w, b"status\nquit\n")
    os.close(w)
    reader = await reader_for(os.fdopen(r, "rb"))
    async for line in reader:
        print(line.decode().strip())


asyncio.run(main())
