import asyncio


async def git(*args):
    proc = await asyncio.create_subprocess_exec(
        "git",
        *args,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await proc.communicate()
    if proc.returncode:
        raise RuntimeError(err.decode())
    return out.decode().strip()


async def main():
    branch = await git("rev-parse", "--abbrev-ref", "HEAD")
    print("on branch", branch)


if __name__ == "__main__":
    asyncio.run(main())
