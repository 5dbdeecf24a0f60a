import asyncio
import sys

try:
    import uvloop
except ImportError:
    uvloop = None


def install():
    if uvloop is not None:
        uvloop.install()
    elif sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())


async def hello():
    await asyncio.sleep(0)
    return "hello"


install()
print(asyncio.run(hello()))
