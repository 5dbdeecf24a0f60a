import asyncio


class Command:
    def __init__(self, program, *args):
        self.program = program
        self.args = args

    async def __aenter__(self):
        self.process = await asyncio.create_subprocess_exec(
            self.program, *self.args, stdout=asyncio.subprocess.PIPE
        )
        return self

    async def __aexit__(self, *exc):
        await self.process.wait()

    async def read(self):
        return (await self.process.stdout.read()).decode()


async def main():
    async with Command("uname", "-s") as command:
        print(await command.read())


asyncio.run(main())
