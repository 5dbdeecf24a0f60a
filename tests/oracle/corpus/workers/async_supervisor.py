"""Starts child programs and restarts those that die."""
import asyncio
import sys
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass, field


@dataclass
class Child:
    argv: tuple
    restarts: int = 1
    process: Process | None = None
    codes: list = field(default_factory=list)


class Supervisor:
    def __init__(self, *children):
        self.children = children

    async def __aenter__(self):
        self.tasks = [asyncio.ensure_future(self._keep(c)) for c in self.children]
        return self

    async def __aexit__(self, *exc):
        await asyncio.gather(*self.tasks)

    async def _keep(self, child):
        for _ in range(child.restarts + 1):
            child.process = await self._spawn(child)
            child.codes.append(await child.process.wait())

    def _spawn(self, child):
        return asyncio.create_subprocess_exec(*child.argv, stdout=DEVNULL, stderr=DEVNULL)


async def main():
    child = Child((sys.executable or "python3", "-c", "pass"))
    async with Supervisor(child):
        pass
    print(child.codes)


asyncio.run(main())
