import asyncio
import inspect
import weakref
from collections import defaultdict


class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)

    def on(self, event):
        def register(fn):
            self._handlers[event].append(fn)
            return fn

        return register

    async def emit(self, event, **payload):
        results = []
        for handler in self._handlers[event]:
            result = handler(**payload)
            if inspect.isawaitable(result):
                result = await result
            results.append(result)
        return results


bus = EventBus()
live = weakref.WeakSet([bus])


@bus.on("user.created")
def send_mail(user):
    return f"mail to {user}"


@bus.on("user.created")
async def audit(user):
    await asyncio.sleep(0)
    return f"audit {user}"


print(asyncio.run(bus.emit("user.created", user="ada")), len(live))
