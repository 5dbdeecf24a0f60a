"""What asyncio cannot do on Workers.

## What it does
Reports calls that a Worker's event loop refuses: signal handlers, watching file descriptors and
pipes, `asyncio.Runner.run`, `asyncio.SelectorEventLoop`, and on older runtimes `asyncio.run`,
`loop.set_debug`, `loop.stop` and executors. It also reports `run_sync` in a plain function that is
handed to JavaScript by `create_proxy` or `create_once_callable`.

Subprocesses are `EW202`'s, connections and servers `EW203`'s to report.

## Why is this bad?
The event loop is JavaScript's. It runs already when a handler is called and never ends, there are
neither signals nor file descriptors, and a plain function that JavaScript calls cannot be
suspended.

## Example
```python
import asyncio
import signal


async def prepare():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, print)
```

## Use instead
```python
import asyncio
import signal
import sys


async def prepare():
    loop = asyncio.get_running_loop()
    if sys.platform != "emscripten":
        loop.add_signal_handler(signal.SIGTERM, print)
```

## Targets
Every Workers runtime; with Python 3.14 `asyncio.run` and `loop.stop` work. `run_sync` in callbacks
was measured on Python 3.13 and 3.14. For Pyodide outside Workers, `EW204` reports what its loop
refuses.

## How to configure
Suppress one line with `# edgewise: ignore[EW410]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall, calling, instead, since
from edgewise.runtimes.guidance import guidance_for
from edgewise.runtimes.runtime import Category, Scope

if TYPE_CHECKING:
    from edgewise.rules.rule import Problem, Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class EventLoop(FailingCall):
    """EW410."""

    code = "EW410"
    name = "event-loop"
    severity = Severity.WARNING
    category = Category.EVENT_LOOP
    because = "the event loop is JavaScript's"

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether it is such a call on Workers; elsewhere EW204 says it."""
        return runtime.workers and super().objects(reference, runtime, around)

    def message(self, problem: Problem) -> str:
        """Say that the loop refuses it, why, how, and what to use."""
        behaviours = problem.runtimes[0].calls(problem.name)
        in_callback = any(behaviour.scope is Scope.CALLBACK for behaviour in behaviours)
        known = guidance_for(problem.name, self.category)
        why = known.why if known is not None else f"{self.because.capitalize()}."
        return (
            f"`{problem.name}` does not work {f'{Scope.CALLBACK.words} ' if in_callback else ''}"
            f"on {problem.where}. {why} "
            f"{calling(problem)}{since(problem)}{instead(problem, self.category)}"
        )
