"""A name that the target's version of a standard-library module does not have.

## What it does
Reports `module.name` and `from module import name` where the module imports on the target,
but lacks the name; methods that the target's version of a class lacks (`TestCase.assertEquals`);
and the use of what is None because its import failed (`except ImportError: grp = None`).

## Why is this bad?
Many modules are compiled for WebAssembly without what the platform cannot do: no alarms in
`signal`, no `epoll` in `select`, no `getrandom` in `os`. Reading the name raises
`AttributeError`, importing it `ImportError`, and the type checker, which describes Linux,
does not know.

A name that only Windows or macOS has (`os.startfile`) is reported where the target surely gets:
not in a function that perhaps nobody calls, nor under a condition that Edgewise does not know.

Guarded code is not reported: `hasattr(signal, "alarm")`, `getattr(signal, "alarm", None)`,
`try` with a matching `except`.

## Example
```python
import signal

signal.alarm(10)
```

## Use instead
```python
import signal

if hasattr(signal, "alarm"):
    signal.alarm(10)
```

## Targets
Each runtime has its own names; `edgewise facts signal.alarm` shows them.

## How to configure
An import is an error, as it stops the Worker from starting; a use is a warning, since it may
never be reached. Suppress one line with `# edgewise: ignore[EW103]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import Problem, Rule, Surroundings, guard_fix, instead, outcome, since
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.fixes.fix import Fix
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class NameNotAvailable(Rule):
    """EW103."""

    code = "EW103"
    name = "name-not-available"
    severity = Severity.WARNING

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An uncaught use or import of a name that the module lacks."""
        return reference.kind in {Kind.NAME, Kind.FROM_IMPORT} and reference.fails

    def severity_of(self, problem: Problem) -> Severity:
        """An import that fails stops the Worker; a use may never be reached."""
        if problem.reference.kind is Kind.FROM_IMPORT:
            return Severity.ERROR
        return self.severity

    def message(self, problem: Problem) -> str:
        """Say which name is missing and what happens."""
        doing = "importing" if problem.reference.kind is Kind.FROM_IMPORT else "reading"
        if problem.failure is not None and problem.failure.exception == "TypeError":
            doing = "calling"  # the None that stands in for it
        return (
            f"`{problem.name}` is not available on {problem.where}: "
            f"{doing} it {outcome(problem)}.{since(problem)}{instead(problem)}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the statement, if it is an import."""
        return guard_fix(problem)
