"""A Worker without what the runtime calls.

## What it does
Reports the file that `main` names if the runtime does not find in it what it calls: a class
named exactly `Default` that subclasses `workers.WorkerEntrypoint` and has `fetch`, or, before
compatibility date 2025-08-14, a global function `on_fetch`. Classes of Durable Objects and
Workflows, cron triggers and queues that the wrangler file names count too.

A class whose `__init__` does not call `super().__init__(ctx, env)` has no `self.env` and no
`self.ctx`, and is reported if it reads them. So is a name that only `__all__` has, and a main file
that is named like a module of the standard library or of `python_modules/`, which come first.

## Why is this bad?
The Worker starts, and then no request gets an answer: "Handler does not export a fetch()
function."

## Example
With this configuration:

```toml wrangler.toml
main = "entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_workers"]
```

```python
from workers import Response


async def on_fetch(request, env, ctx):
    return Response("hello")
```

## Use instead
```python
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("hello")
```

The class counts under the name in its definition: `Default = Main` does not help, and neither
does a class that `__all__` leaves out. A Worker that is only triggered by a schedule or a queue
needs `scheduled` or `queue` instead of `fetch`.

## Targets
Every Workers runtime. Only the file that the wrangler file's `main` names is looked at.

## How to configure
Suppress one line with `# edgewise: ignore[EW406]`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.finding import Finding, Related, Severity
from edgewise.fixes.fix import AddDefaultClass, Fix, Rename
from edgewise.rules.rule import Problem, Rule, Surroundings, outcome
from edgewise.semantics.misfit import DEFAULT, OBJECT, WORKFLOW, Mismatch
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.misfit import Misfit
    from edgewise.semantics.references import Reference

# What makes the runtime look for a name.
_ASKED = {
    OBJECT: "as a Durable Object",
    WORKFLOW: "as a Workflow",
}
_EVENTS = {"scheduled": "a cron trigger", "queue": "a queue"}
# Today's handlers and those from before 2025-08-14.
_METHODS = {"fetch": "on_fetch", "on_fetch": "fetch"}


class EntryPoint(Rule):
    """EW406."""

    code = "EW406"
    name = "entry-point"
    severity = Severity.ERROR

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether `reference` is something that the runtime cannot use, or lacks."""
        return reference.kind is Kind.ENTRY_POINT

    def message(self, problem: Problem) -> str:
        """Say what is there, what is looked for, and what comes of it."""
        misfit = problem.reference.misfit
        if misfit is None:
            return ""
        return f"{_said(misfit)} {_consequence(misfit, problem)}"

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """A class around a global handler, or the right name."""
        misfit = problem.reference.misfit
        if misfit is None:
            return ()
        if misfit.mismatch is Mismatch.GLOBAL and misfit.found.startswith("on_"):
            return (Fix("Add a class Default that calls the global handlers", AddDefaultClass()),)
        if misfit.mismatch in {Mismatch.NAME, Mismatch.METHOD} or (
            misfit.mismatch is Mismatch.GLOBAL and misfit.wanted == "on_fetch"
        ):
            return (Fix(f"Rename {misfit.found} to {misfit.wanted}", Rename(misfit.wanted)),)
        return ()

    def finding(self, problem: Problem) -> Finding:
        """Add the place in the configuration that asks for what is missing."""
        made = super().finding(problem)
        misfit, path = problem.reference.misfit, problem.target.choice.path
        if misfit is None or misfit.stated is None or path is None:
            return made
        asked = Related(f"`{misfit.wanted}` is asked for here", misfit.stated, path)
        return replace(made, related=(asked, *made.related))


def _said(misfit: Misfit) -> str:
    found, wanted, base = f"`{misfit.found}`", f"`{misfit.wanted}`", f"`{misfit.base}`"
    asked = _ASKED.get(misfit.base)
    if misfit.mismatch is Mismatch.NAME:
        where = f"the wrangler file names {wanted} {asked}" if asked else f"it looks for {wanted}"
        return f"The runtime knows a class by the name in its definition, {found}, and {where}."
    if misfit.mismatch is Mismatch.BASE:
        return f"The runtime does not find {found}: it does not subclass {base}."
    if misfit.mismatch is Mismatch.NO_CLASS:
        return f"{found} is a function; the runtime looks for a class that subclasses {base}."
    if misfit.mismatch is Mismatch.NOT_LISTED:
        return f"The runtime does not find {found}: `__all__` does not list it."
    if misfit.mismatch is Mismatch.NO_SUPER:
        return (
            f"`{misfit.found}.__init__` does not call `super().__init__(ctx, env)`, which sets "
            f"`self.{misfit.wanted}`."
        )
    if misfit.mismatch is Mismatch.UNDEFINED:
        return f"`__all__` lists {wanted}, which this file does not define."
    if misfit.mismatch is Mismatch.STANDARD:
        return (
            f"The standard library has a module {found}, which the runtime imports instead of "
            "this file. Rename it."
        )
    if misfit.mismatch is Mismatch.VENDORED:
        return f"`python_modules/` has a module {found} too, so the runtime refuses this file."
    if misfit.mismatch is Mismatch.PARAMETERS:
        return "The runtime passes `ctx` and `env` to `Default.__init__`, which does not take them."
    if misfit.mismatch in {Mismatch.GLOBAL, Mismatch.METHOD}:
        return f"The runtime never calls {found}: {_called(misfit.wanted)}."
    if misfit.wanted == "run":
        return "The Workflow has no method `run`, which is what the runtime calls."
    if asked:
        return f"There is no class {wanted} here, which the wrangler file names {asked}."
    if misfit.wanted in _EVENTS:
        event = _EVENTS[misfit.wanted]
        return f"`Default` has no method {wanted}, which {event} in the wrangler file calls."
    if misfit.wanted == "fetch":
        return "`Default` has no method `fetch`, which is what a request calls."
    return f"The runtime finds no handler here: {_called(misfit.wanted)}."


def _called(wanted: str) -> str:
    if wanted == DEFAULT:
        return (
            "it calls methods of a class named `Default` that subclasses "
            "`workers.WorkerEntrypoint`, and there is none"
        )
    if wanted in _METHODS:
        kind = "a global function or a method" if wanted == "on_fetch" else "the method"
        return f"for this compatibility date and these flags it calls {kind} `{wanted}`"
    return f"it calls `{wanted}`"


def _consequence(misfit: Misfit, problem: Problem) -> str:
    where = problem.where
    if misfit.mismatch is Mismatch.PARAMETERS:
        return (
            f"Every request ends with TypeError on {where}; take both and pass them to `super()`."
        )
    if misfit.mismatch is Mismatch.NO_SUPER:
        return f"Reading it {outcome(problem)} on {where}."
    if misfit.mismatch is Mismatch.VENDORED:
        return f'The Worker does not start on {where}: "{outcome(problem)}".'
    if misfit.mismatch is Mismatch.UNDEFINED:
        return f"The Worker does not start on {where}: it {outcome(problem)}."
    if misfit.base == OBJECT:
        return f"Calling the object {outcome(problem)} on {where}."
    if problem.failure is None:
        return f"It cannot be called on {where}."
    failure = problem.failure
    return f"A request ends with {failure.exception}: {failure.message.rstrip('.')} on {where}."
