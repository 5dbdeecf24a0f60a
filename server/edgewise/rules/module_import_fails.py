"""A standard-library module that is there, but whose import fails.

## What it does
Reports the import of a module that the target has and that cannot be imported, because
something that it imports itself is missing.

## Why is this bad?
The file is in the standard library, so nothing warns you: not your editor, not a look into
the runtime's folder. The import raises all the same, and the message names a module that
you never mentioned. `pty` and `tty` need `termios`, and `multiprocessing.pool`'s relatives need
`_multiprocessing`.

## Example
```python
import tty

tty.setraw(0)
```

## Use instead
```python
import sys

try:
    import tty
except ImportError:
    tty = None

if tty is not None and sys.stdin.isatty():
    tty.setraw(0)
```

## Targets
`pty` and `tty` fail up to Python 3.13 and import from Python 3.14 on. `edgewise facts NAME`
shows a module on all runtimes.

## How to configure
Suppress one line with `# edgewise: ignore[EW102]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.module_not_available import guard_fix
from edgewise.rules.rule import Problem, Rule, Surroundings, instead, outcome, since
from edgewise.runtimes.runtime import Status
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.fixes.fix import Fix
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class ModuleImportFails(Rule):
    """EW102."""

    code = "EW102"
    name = "module-import-fails"
    severity = Severity.ERROR

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An uncaught import of a module that is there and raises."""
        if reference.kind is not Kind.IMPORT or not reference.fails:
            return False
        fact = runtime.module(reference.name)
        return fact is not None and fact.status is Status.FAILS

    def message(self, problem: Problem) -> str:
        """Say what the import raises."""
        return (
            f"`{problem.name}` cannot be imported on {problem.where}: "
            f"its import {outcome(problem)}.{since(problem)}{instead(problem)}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the statement."""
        return guard_fix(problem)
