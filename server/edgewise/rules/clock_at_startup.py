"""A clock that is read while a Worker starts.

## What it does
Reports `datetime.now()`, `date.today()`, `time.time()`, `time.localtime()` and the like where they
run while a Worker starts: at module level, in class bodies, decorators and default arguments, and
in everything that these call.

## Why is this bad?
A Worker's clocks stand still until its first request. Nothing is raised: the value is
1970-01-01, in every instance, for as long as the Worker runs. Uptimes, cache ages and expiry dates
that are computed from it are wrong. Writing a ZIP archive even fails, since its format starts in
1980.

## Example
```python
import time

from workers import Response, WorkerEntrypoint

STARTED = time.time()


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(f"up for {time.time() - STARTED:.0f} s")
```

## Use instead
```python
import functools
import time

from workers import Response, WorkerEntrypoint


@functools.cache
def started():
    return time.time()


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(f"up for {time.time() - started():.0f} s since the first request")
```

## Targets
Every Workers runtime, for the files that the Worker's `main` imports. Where no wrangler file
names a `main`, a file that imports `workers` is taken for one.

## How to configure
Suppress one line with `# edgewise: ignore[EW403]`.
"""

from __future__ import annotations

from edgewise.finding import Severity
from edgewise.rules.rule import FailingAtStartup
from edgewise.runtimes.runtime import Category


class ClockAtStartup(FailingAtStartup):
    """EW403."""

    code = "EW403"
    name = "clock-at-startup"
    severity = Severity.WARNING
    category = Category.CLOCK
    because = "clocks stand still"
