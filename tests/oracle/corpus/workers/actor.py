"""Actors over asyncio: a mailbox each, no locks."""
import asyncio
from collections import defaultdict


class Actor:
    def __init__(self, system):
        self.system = system
        self.mailbox = asyncio.Queue()
        self.task = asyncio.get_running_loop().create_task(self._main())

    def tell(self, message):
        self.mailbox.put_nowait(message)

    async def _main(self):
        while True:
            message = await self.mailbox.get()
            try:
                await self.receive(message)
            except Exception as error:
                self.system.dead_letters[type(self)].append((message, error))
            finally:
                self.mailbox.task_done()

    async def receive(self, message):
        raise NotImplementedError


class Adder(Actor):
    total = 0

    async def receive(self, message):
        await asyncio.sleep(0)
        self.total += message


class System:
    def __init__(self):
        self.dead_letters = defaultdict(list)
        self.actors = []

    def spawn(self, kind):
        self.actors.append(actor := kind(self))
        return actor

    async def stop(self):
        await asyncio.gather(*(a.mailbox.join() for a in self.actors))
        for actor in self.actors:
            actor.task.cancel()


async def main():
    system = System()
    adder = system.spawn(Adder)
    for message in (1, 2, "three", 4):
        adder.tell(message)
    await system.stop()
    return adder.total, len(system.dead_letters[Adder])


print(asyncio.run(main()))
