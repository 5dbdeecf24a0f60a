"""A thread that cannot start.

## What it does
Reports the calls that start a thread: `Thread.start` (of a subclass or a `Timer` too),
`ThreadPoolExecutor.submit` and `map`, `_thread.start_new_thread`, thread pools.

## Why is this bad?
WebAssembly on Workers has one thread. Creating a `Thread` works, importing `threading` works,
and locks work; the call that would start the thread raises `RuntimeError`, in the middle of a
request.

`asyncio.to_thread` and `loop.run_in_executor` are not reported where they were measured to
run the function at once and return its result.

## Example
```python
import threading


def send(order):
    print("sent", order)


threading.Thread(target=send, args=(1,)).start()
```

## Use instead
```python
def send(order):
    print("sent", order)


send(1)
```

In a handler, `asyncio.create_task` or `ctx.waitUntil` lets work go on beside the answer.

## Targets
No Workers runtime and no Pyodide can start threads.

## How to configure
Suppress one line with `# edgewise: ignore[EW201]`.
"""

from __future__ import annotations

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall
from edgewise.runtimes.runtime import Category


class ThreadCannotStart(FailingCall):
    """EW201."""

    code = "EW201"
    name = "thread-cannot-start"
    severity = Severity.WARNING
    category = Category.THREAD
    because = "there is only one thread"
