"""An import that fails in another file.

## What it does
Reports the import of a module, of the project or of an installed package, that cannot be imported
on the target. It follows the imports from file to file, executes what they run, and shows each
step of the way as related information. Calls into installed packages that run while a Worker
starts are followed too.

## Why is this bad?
The exception names a module that you never mentioned, files away from your own code: a
native part, a thread that a package starts, or randomness that it asks for when it is imported.

An import that somebody on the way catches with `except ImportError` is fine, and so is one that
the package makes only on other platforms.

## Example
```python accounts.py
import grp

STAFF = grp.getgrnam("staff")
```
```python
import accounts

print(accounts.STAFF)
```

## Use instead
```python
try:
    import accounts
except ImportError:
    accounts = None

if accounts is not None:
    print(accounts.STAFF)
```

## Targets
Every runtime. `edgewise why MODULE` shows the way for one module.

## How to configure
Suppress one line with `# edgewise: ignore[EW104]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import Problem, Rule, guard_fix, outcome, place_of
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.fixes.fix import Fix
    from edgewise.rules.rule import Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class ImportedModuleFails(Rule):
    """EW104."""

    code = "EW104"
    name = "imported-module-fails"
    severity = Severity.ERROR

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether something in another file fails that no other rule is about."""
        if reference.mishap is None or not reference.fails:
            return False
        return reference.kind is Kind.IMPORT or reference.category is None

    def message(self, problem: Problem) -> str:
        """Say what raises, and where."""
        mishap = problem.reference.mishap
        if mishap is None or problem.reference.kind is not Kind.IMPORT:
            return f"This call {outcome(problem)} on {problem.where}."
        said = f"`{problem.name}` fails to import on {problem.where}: {place_of(mishap)}"
        if mishap.kind is Kind.RAISE:
            return f"{said} {mishap.place.says}."
        return f"{said} {mishap.place.says}, which {outcome(problem)}."

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the statement."""
        return guard_fix(problem)
