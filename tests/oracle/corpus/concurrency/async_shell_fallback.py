import asyncio


async def run_shell(cmd):
    try:
        proc = await asyncio.create_subprocess_shell(cmd)
    except (OSError, ValueError):
        return None
    return await proc.wait()


async def main():
    code = await run_shell("true")
    print("exit code", code)


asyncio.run(main())
