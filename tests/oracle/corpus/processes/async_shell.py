import asyncio


async def sh(command):
    proc = await asyncio.create_subprocess_shell(command, stdout=asyncio.subprocess.PIPE)
    out, _ = await proc.communicate()
    return out.decode().strip()


async def main():
    results = await asyncio.gather(sh("echo one"), sh("echo two"))
    print(results)


asyncio.run(main())
