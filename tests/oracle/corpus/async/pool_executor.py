import asyncio
from concurrent.futures import ThreadPoolExecutor


def parse(line):
    key, value = line.split("=")
    return key.strip(), int(value)


async def main(lines):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        pairs = await asyncio.gather(*[loop.run_in_executor(pool, parse, l) for l in lines])
    print(dict(pairs))


asyncio.run(main(["a = 1", "b = 2"]))
