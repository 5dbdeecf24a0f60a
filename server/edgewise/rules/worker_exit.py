"""Exits and questions to a terminal, in a Worker.

## What it does
Reports, in the files of a Worker, `sys.exit`, `exit`, `quit`, `raise SystemExit`, `os._exit` and
`os.abort`, and what asks somebody at a terminal: `input`, `getpass.getpass`, `breakpoint`,
`pdb.set_trace`, `code.interact` and `cmd.Cmd.cmdloop`.

What stands under `if __name__ == "__main__":` never runs in a Worker and is not reported, and
neither is what an `except SystemExit` catches.

## Why is this bad?
`SystemExit` is not one request's affair: Emscripten ends the program, and Cloudflare aborts the
whole Worker with every request that it is handling. `except Exception` does not catch it. Nobody
answers a question: `input` raises `EOFError`, a debugger raises or ends the Worker, and a command
loop never returns.

## Example
```python
import sys

from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        if request.method != "GET":
            sys.exit(1)
        return Response("hello")
```

## Use instead
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        if request.method != "GET":
            return Response("Method not allowed", status=405)
        return Response("hello")
```

## Targets
Every Workers runtime that was measured (Python 3.13 and 3.14), for the files that the Worker's
`main` imports. Where no wrangler file names a `main`, a file that imports `workers` is taken for
one.

## How to configure
Suppress one line with `# edgewise: ignore[EW409]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall, calling, instead
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.rules.rule import Problem


class WorkerExit(FailingCall):
    """EW409."""

    code = "EW409"
    name = "worker-exit"
    severity = Severity.WARNING
    category = Category.EXIT
    because = "a Worker is no program that ends, and nobody sits at its terminal"

    def message(self, problem: Problem) -> str:
        """Say what it does to the Worker or to the request."""
        name = problem.name.removeprefix("builtins.")
        what = f"raise {name}" if problem.reference.kind is Kind.RAISE else name
        failure = problem.failure
        does = calling(problem)
        if failure is not None and failure.exception == "SystemExit":
            does = (
                "SystemExit ends the whole Worker, with every request that it is handling, and "
                "`except Exception` does not catch it."
            )
        return (
            f"`{what}` has no place in a Worker on {problem.where}. {does}"
            f"{instead(problem, self.category)}"
        )
