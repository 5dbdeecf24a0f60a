"""A standard-library module that the target does not have.

## What it does
Reports the import of a standard-library module that is missing from the target's Python, by
`import`, `from … import`, `importlib.import_module` or `__import__` of a constant name.

## Why is this bad?
Pyodide leaves out modules that make no sense in WebAssembly: terminals, users and groups,
system logs, windows. On a laptop they import; in the Worker the import raises
`ModuleNotFoundError`, and when it stands at module level the Worker does not start.

An import inside `try` with an `except ImportError` (or anything that catches it) is a decision
and is not reported. Neither is a module of your own with that name: on Workers a local
`resource.py` is imported, since the runtime has none.

## Example
```python
import syslog

syslog.syslog("order placed")
```

## Use instead
```python
import logging

logging.getLogger("shop").warning("order placed")
```

## Targets
Each runtime has its own list. `fcntl` and `termios`, for example, are missing up to
Python 3.13 and there from Python 3.14 on: `edgewise facts fcntl` shows all of them.

## How to configure
Suppress one line with `# edgewise: ignore[EW101]`, a whole file with `# edgewise: ignore-file`.
"""

from __future__ import annotations

from edgewise.rules.rule import FailingImport, Problem, instead, outcome, since
from edgewise.runtimes.runtime import Status


class ModuleNotAvailable(FailingImport):
    """EW101."""

    code = "EW101"
    name = "module-not-available"
    status = Status.MISSING

    def message(self, problem: Problem) -> str:
        """Say which module is missing, where, and what to use."""
        return (
            f"`{problem.name}` is not available on {problem.where}: "
            f"importing it {outcome(problem)}.{since(problem)}{instead(problem)}"
        )
