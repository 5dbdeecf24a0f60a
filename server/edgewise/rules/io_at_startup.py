"""Input, output or a timer while a Worker starts.

## What it does
Reports `fetch`, sockets, timers, `time.sleep`, `asyncio.sleep` under `asyncio.run` and objects
such as `Response`, where they run while a Worker starts: at module level, in class bodies,
decorators and default arguments, and in everything that these call.

## Why is this bad?
Cloudflare allows none of them in global scope, where they belong to no request. The Worker does
not start: "Disallowed operation called within global scope".

## Example
```python
import time

from workers import Response, WorkerEntrypoint

time.sleep(1)


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("ready")
```

## Use instead
```python
import asyncio

from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        await asyncio.sleep(1)
        return Response("ready")
```

## Targets
Every Workers runtime, for the files that the Worker's `main` imports. Where no wrangler file
names a `main`, a file that imports `workers` is taken for one. Up to Python 3.13 sockets never
work; then `EW203` reports them.

## How to configure
Suppress one line with `# edgewise: ignore[EW402]`.
"""

from __future__ import annotations

from edgewise.rules.rule import FailingAtStartup
from edgewise.runtimes.runtime import Category


class IoAtStartup(FailingAtStartup):
    """EW402."""

    code = "EW402"
    name = "io-at-startup"
    category = Category.STARTUP_IO
    because = "input, output and timers are forbidden"
