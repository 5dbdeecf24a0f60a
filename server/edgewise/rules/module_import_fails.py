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

from edgewise.rules.rule import FailingImport, Problem, instead, outcome, since
from edgewise.runtimes.runtime import Status


class ModuleImportFails(FailingImport):
    """EW102."""

    code = "EW102"
    name = "module-import-fails"
    status = Status.FAILS

    def message(self, problem: Problem) -> str:
        """Say what the import raises."""
        return (
            f"`{problem.name}` cannot be imported on {problem.where}: "
            f"its import {outcome(problem)}.{since(problem)}{instead(problem)}"
        )
