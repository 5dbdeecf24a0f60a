"""A call that fails on the target.

## What it does
Reports calls of the standard library that were measured to fail on the target and have no rule
of their own: `Path.owner`, `Path.hardlink_to`, `shelve.open`, `time.process_time`,
`locale.currency` and about a hundred more. Where only some arguments make a call fail
(`shutil.chown` with a user's name, `ctypes.CDLL("libc.so.6")`), only these are reported.

In a Worker's files it also reports `open("data.txt")` of a file that lies beside the module: a
Worker's working directory is `/`, not the folder with its code.

## Why is this bad?
The module imports and the name is there, so nothing warns until the line runs: then it raises,
in the middle of a request. `hasattr` does not help, since the function exists; only an `except`
for the exception that is really raised does, or not calling it on this platform.

## Example
```python
from pathlib import Path

report = Path("/tmp/report.csv")
report.write_text("total,12")
print(report.owner())
```

## Use instead
```python
from pathlib import Path

report = Path("/tmp/report.csv")
report.write_text("total,12")
print(report.stat().st_uid)
```

## Targets
Every runtime, with calls of its own: what needs users, signals or links of the system fails
everywhere; `time.process_time` on Workers; in Pyodide outside Workers what its event loop does
not have (on Workers `EW410` says it), calls that ask for a terminal, and archives compressed by
lzma before Python 3.14.

## How to configure
Suppress one line with `# edgewise: ignore[EW204]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, PathBesideModule
from edgewise.rules.rule import FailingCall, calling, since
from edgewise.runtimes.guidance import guidance_for
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.rules.rule import Problem, Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class CallFails(FailingCall):
    """EW204."""

    code = "EW204"
    name = "call-fails"
    severity = Severity.WARNING
    category = Category.CALL
    because = "what it needs is not there"

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether it is such a call; what asyncio cannot do on Workers, EW410 says."""
        if reference.category is Category.EVENT_LOOP and not runtime.workers:
            return reference.kind is Kind.CALL and reference.fails
        return super().objects(reference, runtime, around)

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Build the path of a file that lies beside the module from the module's own."""
        if not _is_beside(problem):
            return ()
        return (Fix("Build the path from `__file__`", PathBesideModule()),)

    def message(self, problem: Problem) -> str:
        """Say that the call fails, why this one does, how, and what to use."""
        behaviours = problem.runtimes[0].calls(problem.name)
        always = any(behaviour.condition is None for behaviour in behaviours)
        subject = _WORKING_DIRECTORY if _is_beside(problem) else problem.name
        known = guidance_for(subject, self.category)
        why = known.why if known is not None else f"{self.because.capitalize()}."
        way_out = f" {known.instead}" if known is not None and known.instead else ""
        return (
            f"`{problem.name}` does not work {'' if always else 'with these arguments '}"
            f"on {problem.where}. {why} {calling(problem)}{since(problem)}{way_out}"
        )


# Under this name guidance speaks of it.
_WORKING_DIRECTORY = "os.getcwd"


def _is_beside(problem: Problem) -> bool:
    """Whether it fails for looking in the working directory, not beside the module."""
    return any(
        each.condition is not None and each.condition.beside and each.failure == problem.failure
        for each in problem.runtimes[0].calls(problem.name)
    )
