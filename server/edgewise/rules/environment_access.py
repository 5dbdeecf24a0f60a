"""A variable or binding that is read as the Worker does not have it.

## What it does
Reports `self.env["NAME"]`, `self.env.get("NAME")` and the same on the `env` that
`from workers import env` or a global handler gives; and `os.environ` and `os.getenv` for a
name that the wrangler file binds.

## Why is this bad?
A Worker's variables, secrets and bindings are attributes of `env`. It is no dict, so an index
raises `TypeError` and `get` raises `AttributeError`. The environment of the process holds none
of them: `os.environ["NAME"]` raises `KeyError`, and `os.environ.get` silently gives its default.

## Example
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(self.env["GREETING"])
```

## Use instead
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response(getattr(self.env, "GREETING", "hello"))
```

## Targets
Workers from Python 3.13 on; the `env` of a global handler on every Workers runtime. `os.environ`
is not reported where the file puts something into it, and outside of the Worker's `main` only
where it is read while the Worker starts.

## How to configure
Suppress one line with `# edgewise: ignore[EW408]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, ReadAttribute
from edgewise.rules.rule import FailingCall, Problem, Surroundings, calling, instead, outcome
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Phase

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference

_PROCESS = "os."
_ITEM = "__getitem__"


class EnvironmentAccess(FailingCall):
    """EW408."""

    code = "EW408"
    name = "environment-access"
    severity = Severity.WARNING
    category = Category.ENVIRONMENT
    because = "a Worker's `env` has attributes, not items"
    whole_document = True

    def may_object(self, reference: Reference, runtime: Runtime) -> bool:
        """Whether something of a Worker's is read in a way that seldom gives it."""
        return self.is_of_category(reference)

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether something of a Worker's is read in a way that cannot give it."""
        if not self.is_of_category(reference):
            return False
        if not reference.name.startswith(_PROCESS):
            return True
        if around.changes("os.environ") or around.changes("os.putenv"):
            return False
        # other files may fill it before a request comes
        is_main = around.project.entry_point_of(around.path) is not None
        return is_main or reference.phase is Phase.GLOBAL

    def message(self, problem: Problem) -> str:
        """Say what does not work, how, and what does."""
        said = outcome(problem) if problem.name.endswith(_ITEM) else calling(problem)
        way_out = instead(problem, self.category)
        if problem.name.startswith(_PROCESS):
            return (
                "The wrangler file gives this name to the Worker's `env`, and the environment of "
                f"the process does not have it on {problem.where}: {_happening(problem)}.{way_out}"
            )
        if problem.name.endswith(_ITEM):
            return f"An index does not work on {problem.where}: {self.because}. It {said}.{way_out}"
        return f"`get` does not work on {problem.where}: {self.because}. {said}{way_out}"

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """The attribute of the same name."""
        if problem.name.startswith(_PROCESS):
            return ()
        title = "Read the attribute" if problem.name.endswith(_ITEM) else "Read it with getattr"
        return (Fix(title, ReadAttribute(), safe=True, preferred=True),)


def _happening(problem: Problem) -> str:
    failure = problem.failure
    if failure is None or failure.silent:
        return outcome(problem)
    return f"this raises {failure.exception}"
