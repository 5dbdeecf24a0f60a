import asyncio
import sys


class Linter:
    def __init__(self, program, limit=2):
        self.program = program
        self.limit = asyncio.Semaphore(limit)

    async def run(self, *arguments):
        async with self.limit:
            process = await asyncio.create_subprocess_exec(
                self.program, *arguments, stdout=asyncio.subprocess.PIPE
            )
            out, _ = await process.communicate()
            return process.returncode, out.decode().strip()


async def main():
    linter = Linter("echo")
    results = await asyncio.gather(*(linter.run(name) for name in ("a.py", "b.py")))
    for code, text in results:
        print(code, text, file=sys.stdout)


asyncio.run(main())
