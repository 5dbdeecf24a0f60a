"""A module of the Worker's own that its imports never get.

## What it does
Reports imports in the files of a Worker that mean a module of its own and get another one, or
none:

- the runtime has a module of that name (`json.py`, `calendar.py`, `test/`): the standard library
  comes first;
- `python_modules/` has one: it comes before the Worker's own code;
- the import is relative (`from . import prices`), in `main` or in a module beside it: these are in
  no package;
- it lies in `vendor/`, where modules are looked up only before compatibility date 2025-08-11;
- the name starts with the folder of `main` (`import src.prices` where `main` is `src/entry.py`):
  modules are looked up in that folder, not in the one above it.

## Why is this bad?
On the laptop a program's own folder comes first, so the same import gets another module there. In
the Worker, names that only the own module has are missing, or, worse, functions of the same name do
something else. With the folder's name in front the Worker does not start: `ModuleNotFoundError`.

## Example
With a module `calendar.py` in the folder of `main`:
```python calendar.py
HOLIDAYS = ["2026-12-25"]
```
this is another one:
```python
import calendar

from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(calendar.HOLIDAYS[0])
```

## Use instead
Rename the module, or have the names where they are used:
```python
from workers import Response, WorkerEntrypoint

HOLIDAYS = ["2026-12-25"]


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(HOLIDAYS[0])
```

## Targets
Every Workers runtime, for the files that the Worker's `main` imports. A name that the runtime does
not have (`resource.py`) is found, as on the laptop. Where no wrangler file names a `main`, a file
that imports `workers` is taken for one, and modules beside it count.

## How to configure
Suppress one line with `# edgewise: ignore[EW107]`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, Related, Severity
from edgewise.fixes.fix import Fix, ReplaceModule
from edgewise.rules.rule import Rule, outcome
from edgewise.semantics.project import Hidden
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.finding import Finding
    from edgewise.rules.rule import Problem, Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference

_TOP = Range(Position(0, 0), Position(0, 0))


class ShadowedByStdlib(Rule):
    """EW107."""

    code = "EW107"
    name = "shadowed-by-stdlib"
    severity = Severity.WARNING
    whole_document = True

    def may_object(self, reference: Reference, runtime: Runtime) -> bool:
        """An import that means a module of the Worker's own."""
        own = reference.own
        return reference.kind is Kind.IMPORT and own is not None and not reference.guarded

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An import that means a module of the Worker's own and does not get it."""
        own = reference.own
        if own is None or not self.may_object(reference, runtime):
            return False
        # who knows of the search path may have put the folder on it
        return own.hidden is not Hidden.VENDOR or "sys.path" not in around.used("sys")

    def severity_of(self, problem: Problem) -> Severity:
        """An import that fails stops the Worker."""
        return Severity.ERROR if problem.failure is not None else self.severity

    def message(self, problem: Problem) -> str:
        """Say which module is imported, and how to get at the other."""
        own = problem.reference.own
        if own is None:
            return ""
        if own.hidden is Hidden.PREFIX:
            way_out = f" Import `{own.name}`." if own.name else " Import what is in it directly."
            return (
                f"`{problem.name}` is not found on {problem.where}, where a Worker's modules are "
                f"looked up in the folder of its `main`: importing it {outcome(problem)}.{way_out}"
            )
        if own.hidden is Hidden.VENDOR:
            return (
                f"`{problem.name}` is not found on {problem.where} with this compatibility date: "
                f"from 2025-08-11 on `vendor/` is not searched. Importing it {outcome(problem)}. "
                "Move it to `python_modules/`."
            )
        if own.hidden is Hidden.RELATIVE:
            way_out = f" Import `{own.name}`." if own.name else ""
            return (
                f"A relative import does not work here on {problem.where}: a Worker's `main`, and "
                f"what lies beside it, is in no package. It {outcome(problem)}.{way_out}"
            )
        first = "the standard library comes"
        if own.hidden is Hidden.VENDORED:
            first = "`python_modules/` comes"
        fails = f" Importing `{problem.name}` {outcome(problem)}." if problem.failure else ""
        return (
            f"`{own.name}` is not your own module on {problem.where}: {first} before a "
            f"Worker's own code, so it is never imported.{fails} Rename it."
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Leave the folder of `main` out of the name."""
        own = problem.reference.own
        if own is None or own.hidden is not Hidden.PREFIX or not own.name:
            return ()
        return (Fix(f"Import `{own.name}`", ReplaceModule(problem.name, own.name)),)

    def finding(self, problem: Problem) -> Finding:
        """The finding, with the module that is not imported."""
        made = super().finding(problem)
        own = problem.reference.own
        if own is None or (own.hidden is Hidden.RELATIVE and not own.name):
            return made
        place = Related(f"`{problem.name}` does not lead here", _TOP, own.path)
        return replace(made, related=(*made.related, place))
