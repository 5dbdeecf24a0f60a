"""Help texts that the target does not carry.

## What it does
Reports `help("if")` and the like: calls that need the texts on keywords and topics in
`pydoc_data`, and imports of `pydoc_data`.

## Why is this bad?
To keep the download small the runtime leaves out `pydoc_data`. `help(some_function)` still
prints the docstring; for a keyword or a topic there is only an apology.

## Example
```python
help("if")
```

## Use instead
```python
help(len)
```

## Targets
All Workers runtimes, by default.

## How to configure
Suppress one line with `# edgewise: ignore[EW303]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall, Problem, Surroundings, guard_fix, outcome, since
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.fixes.fix import Fix
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class BuiltinHelp(FailingCall):
    """EW303."""

    code = "EW303"
    name = "builtin-help"
    severity = Severity.INFORMATION
    category = Category.HELP
    subjects = frozenset({"pydoc_data", "pydoc_data.topics"})

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """A request for a text that is not there, or an import of the texts."""
        if reference.kind is Kind.IMPORT:
            return reference.fails and reference.name in self.subjects
        return super().objects(reference, runtime, around)

    def severity_of(self, problem: Problem) -> Severity:
        """An import that fails stops the Worker."""
        failing_import = problem.reference.kind is Kind.IMPORT
        return Severity.ERROR if failing_import else self.severity

    def message(self, problem: Problem) -> str:
        """Say what is printed instead."""
        if problem.reference.kind is Kind.IMPORT:
            return (
                f"`{problem.name}`, the help texts on keywords and topics, is not available on "
                f"{problem.where}: importing it {outcome(problem)}.{since(problem)}"
            )
        name = problem.name.removeprefix("builtins.")
        return (
            f"`{name}` has no texts on keywords and topics on {problem.where}: "
            f"it {outcome(problem)}.{since(problem)}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the import, if it is one."""
        return guard_fix(problem)
