"""A module that imports and does not work.

## What it does
Marks the import of `multiprocessing`, `threading`, and `socket` where it does not work: the
import succeeds, and what the module is for does not.

## Why is this bad?
It is not bad by itself, which is why this is only a hint. Locks, events and thread-local values
work; starting a thread or a process does not. If all that a file uses of the module works,
as with `threading.Lock()`, nothing is said. The calls that fail are reported where they stand, by
`thread-cannot-start`, `process-cannot-start` and `socket-not-functional`.

## Example
```python
import threading

worker = threading.Thread(target=print)
worker.start()
```

## Use instead
```python
import threading

lock = threading.Lock()
with lock:
    print("one at a time")
```

## Targets
`multiprocessing` and `threading` on all runtimes; `socket` up to Python 3.13, and on Pyodide
outside Workers.

## How to configure
Suppress one line with `# edgewise: ignore[EW205]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import Problem, Rule, Surroundings, instead
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class NonFunctionalModule(Rule):
    """EW205."""

    code = "EW205"
    name = "non-functional-module"
    severity = Severity.HINT
    whole_document = True

    def may_object(self, reference: Reference, runtime: Runtime) -> bool:
        """An import of a limited module."""
        fact = runtime.module(reference.name) if reference.kind is Kind.IMPORT else None
        return fact is not None and fact.available and fact.limited

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An import of a limited module, unless all that is used of it works."""
        if not self.may_object(reference, runtime):
            return False
        used = around.used(reference.name)
        return not used or any(runtime.concerns(name) for name in used)

    def message(self, problem: Problem) -> str:
        """Say that the import is fine and its use is not."""
        return (
            f"`{problem.name}` imports on {problem.where}, but is not functional there."
            f"{instead(problem)}"
        )
