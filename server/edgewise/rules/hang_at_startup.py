"""A wait that never ends while a Worker starts.

## What it does
Reports `threading.Event.wait`, `queue.Queue.get` with a timeout and `threading.Lock.acquire` with
a timeout where they run while a Worker starts: at module level, in class bodies, decorators and
default arguments, and in everything that these call.

## Why is this bad?
There are no threads that could set the event, fill the queue or release the lock, and no time
passes before the first request, so that not even the timeout ends the wait. The deployment hangs.

## Example
```python
import threading

from workers import Response, WorkerEntrypoint

ready = threading.Event()
ready.wait(timeout=5)


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("ready")
```

## Use instead
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("ready")
```

## Targets
Every Workers runtime that was measured (Python 3.13 and 3.14), for the files that the Worker's
`main` imports. Where no wrangler file names a `main`, a file that imports `workers` is taken for
one.

## How to configure
Suppress one line with `# edgewise: ignore[EW404]`.
"""

from __future__ import annotations

from edgewise.rules.rule import FailingAtStartup
from edgewise.runtimes.runtime import Category


class HangAtStartup(FailingAtStartup):
    """EW404."""

    code = "EW404"
    name = "hang-at-startup"
    category = Category.HANG
    because = "nothing can end a wait"
