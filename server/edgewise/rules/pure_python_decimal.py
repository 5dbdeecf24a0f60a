"""The pure-Python version of `decimal`, which the target does not carry.

## What it does
Reports imports of `_pydecimal`.

## Why is this bad?
`decimal` has two implementations with the same functionality, one in C and one in Python. The
runtime has the one in C only, so importing `_pydecimal` raises `ModuleNotFoundError`. `decimal`
itself works.

## Example
```python
import _pydecimal

_pydecimal.Decimal("0.1")
```

## Use instead
```python
import decimal

decimal.Decimal("0.1")
```

## Targets
All Workers runtimes, by default; Pyodide before 314 has it in a package of its own.

## How to configure
Suppress one line with `# edgewise: ignore[EW302]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, ReplaceModule
from edgewise.rules.rule import Problem, Rule, Surroundings, guard_fix, outcome
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class PurePythonDecimal(Rule):
    """EW302."""

    code = "EW302"
    name = "pure-python-decimal"
    severity = Severity.ERROR
    subjects = frozenset({"_pydecimal"})

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An uncaught import of `_pydecimal`."""
        return reference.kind is Kind.IMPORT and reference.fails and reference.name in self.subjects

    def message(self, problem: Problem) -> str:
        """Name the module that is there."""
        return (
            f"`_pydecimal` is not available on {problem.where}: importing it "
            f"{outcome(problem)}. `decimal`, implemented in C, has the same functionality."
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Import `decimal` under the same name."""
        if problem.reference.statement is None:
            return ()
        replace = Fix(
            "Import decimal instead",
            ReplaceModule("_pydecimal", "decimal"),
            safe=True,
            preferred=True,
        )
        return (replace, *guard_fix(problem))
