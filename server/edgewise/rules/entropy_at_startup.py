"""Randomness while a Worker starts.

## What it does
Reports calls of `random`, `secrets`, `uuid`, `os.urandom` and the like that run while a Worker
starts: at module level, in class bodies, decorators and default arguments, and in everything that
these call. The calls that lead there are listed with the finding.

`random.Random(42)`, `uuid.uuid5`, importing these modules and passing `uuid.uuid4` on as a
`default_factory` are fine.

## Why is this bad?
Cloudflare takes a snapshot of a Worker after it has started and makes every instance from it.
Values from before would be the same everywhere, so the runtime refuses to make any: the Worker
does not start, and the deployment fails.

## Example
```python
import uuid

from workers import Response, WorkerEntrypoint

INSTANCE = uuid.uuid4()


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(str(INSTANCE))
```

## Use instead
```python
import functools
import uuid

from workers import Response, WorkerEntrypoint


@functools.cache
def instance():
    return uuid.uuid4()


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(str(instance()))
```

## Targets
Every Workers runtime, for the files that the Worker's `main` imports. Where no wrangler file
names a `main`, a file that imports `workers` is taken for one.

## How to configure
Suppress one line with `# edgewise: ignore[EW401]`.
"""

from __future__ import annotations

from edgewise.rules.rule import FailingAtStartup
from edgewise.runtimes.runtime import Category


class EntropyAtStartup(FailingAtStartup):
    """EW401."""

    code = "EW401"
    name = "entropy-at-startup"
    category = Category.ENTROPY
    because = "there is no randomness"
