"""Files and JavaScript objects from start-up that no request will find.

## What it does
Reports, where it runs while a Worker starts:

- files and folders that are made: `open(path, "w")`, `Path.write_text`, `os.makedirs`,
  `tempfile.mkdtemp`, `logging.FileHandler`, `sqlite3.connect` of a file and the like;
- opened files that a module's name or a class's attribute keeps;
- JavaScript objects that such a name keeps: `js.Map.new()`, `to_js({…})`, `create_proxy(…)`,
  `js.JSON.parse("{…}")`.

Reading files that are deployed with the Worker is fine, and so are `from js import Object`,
`sqlite3.connect(":memory:")` and what is closed or deleted before the module ends.

## Why is this bad?
Cloudflare takes a snapshot of a Worker after it has started and makes every instance from it. The
snapshot holds Python's memory. Files are not in it: a request finds neither the file nor the
folder, and reading a file that was left open raises `OSError: [Errno 8] Bad file descriptor`. And
references to JavaScript's objects cannot be stored: the deployment fails with "Can't serialize
top-level variable".

## Example
```python
from pathlib import Path

from workers import Response, WorkerEntrypoint

CACHE = Path("/tmp/cache")
CACHE.mkdir(exist_ok=True)


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        Path("/tmp/cache/page").write_text("hello")
        return Response("stored")
```

## Use instead
```python
from pathlib import Path

from workers import Response, WorkerEntrypoint

CACHE = Path("/tmp/cache")


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        CACHE.mkdir(exist_ok=True)
        Path("/tmp/cache/page").write_text("hello")
        return Response("stored")
```

## Targets
Workers with Python 3.14, as measured, and with Python 3.13, where Cloudflare's source says the same
of compatibility dates from 2025-10-16 on. For the files that the Worker's `main` imports; where no
wrangler file names a `main`, a file that imports `workers` is taken for one.

## How to configure
Suppress one line with `# edgewise: ignore[EW405]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall, later_fix, outcome
from edgewise.runtimes.guidance import guidance_for
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.fixes.fix import Fix
    from edgewise.rules.rule import Problem


class StateFromStartup(FailingCall):
    """EW405."""

    code = "EW405"
    name = "state-from-startup"
    severity = Severity.WARNING
    category = Category.STATE
    because = "requests start from a snapshot without files and JavaScript's objects"

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Compute it later, where a name gets the value."""
        return later_fix(problem)

    def message(self, problem: Problem) -> str:
        """Say what is made or kept too early, and what becomes of it."""
        name = problem.name.removeprefix("builtins.")
        said = f"`{name}` is called while the Worker starts"
        if problem.reference.kind is Kind.KEEP:
            said = f"A `{name}` is kept from the Worker's start"
        known = guidance_for("", self.category)
        way_out = f" {known.instead}" if known is not None else ""
        return f"{said}, but on {problem.where} {self.because}: {outcome(problem)}.{way_out}"
