"""A handler's result, or a response, that the runtime refuses.

## What it does
Reports a `fetch` that returns a string, a dict, a tuple, a coroutine that nobody awaits, or
nothing at all; `Response(…)` of something that is no text and no bytes, or with a text and a
status that has none (204, 205, 304); JavaScript's `Response.new(…, headers={…})` with a Python
dict; and a `fetch` that reads the body of its request a second time.

## Why is this bad?
A request is answered by a `Response` and nothing else is made into one, as a web framework
would: "the Promise did not resolve to 'Response'". A Python dict as JavaScript's headers even
ends the whole isolate, with every other request in it. The body of a request is a stream: the
second `await request.json()` raises `OSError`.

## Example
```python
from workers import WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return {"status": "ready"}
```

## Use instead
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response.json({"status": "ready"})
```

## Targets
Every Workers runtime. What the SDK's `Response` takes was measured from Python 3.13 on.

## How to configure
Suppress one line with `# edgewise: ignore[EW407]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, RespondWithJson
from edgewise.rules.rule import Problem, Rule, Surroundings, instead, outcome
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference

_RESPONSE = "workers.Response"
_REQUEST = "workers.Request."
# What the runtime says of a text with a status that has none.
_NO_BODY = "cannot have a body"
# What the SDK says at the end of its message, for what JSON can express.
_AS_JSON = ("dict", "list")


class HandlerResult(Rule):
    """EW407."""

    code = "EW407"
    name = "handler-result"
    severity = Severity.WARNING

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether `reference` is a refused result, or a refused response."""
        return (
            reference.kind in {Kind.RESULT, Kind.CALL}
            and reference.fails
            and reference.category is Category.HANDLER
        )

    def message(self, problem: Problem) -> str:
        """Say what is refused, how, and what to return."""
        if problem.reference.kind is Kind.CALL and problem.name.startswith(_REQUEST):
            return (
                "The body of a request can be read once, and it was read above: on "
                f"{problem.where} this {outcome(problem)}. Keep what the first read gave."
            )
        if problem.reference.kind is Kind.CALL:
            failure = problem.failure
            way_out = instead(problem, Category.HANDLER)
            if failure is not None and _NO_BODY in failure.message:
                way_out = " Leave the text out, or choose another status."
            return (
                f"`{problem.name}` does not take this on {problem.where}: "
                f"it {outcome(problem)}.{way_out}"
            )
        return (
            f"What this handler returns is no response on {problem.where}: "
            f"a request {outcome(problem)}.{instead(problem, Category.HANDLER)}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """`Response.json` for what JSON can express."""
        failure = problem.failure
        if problem.name != _RESPONSE or failure is None or not failure.message.endswith(_AS_JSON):
            return ()
        return (Fix("Answer with Response.json", RespondWithJson(), safe=True, preferred=True),)
