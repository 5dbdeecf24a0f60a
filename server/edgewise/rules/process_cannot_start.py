"""A process that cannot start.

## What it does
Reports the calls that start another process: `subprocess`, `multiprocessing`, `os.fork`,
`os.exec*`, `os.spawn*`, `os.system`, `os.popen`, and asyncio's subprocesses.

## Why is this bad?
A Worker is one WebAssembly instance; there is no operating system to start programs with. The
modules import and the functions are there, so `hasattr` does not help: the call raises.

## Example
```python
import subprocess

subprocess.run(["git", "rev-parse", "HEAD"], check=True)
```

## Use instead
```python
import os

commit = os.environ.get("COMMIT", "unknown")
```

What a program would do has to come from a library, from a service, or from the build.

## Targets
No Workers runtime and no Pyodide can start processes; the exception differs.

## How to configure
Suppress one line with `# edgewise: ignore[EW202]`.
"""

from __future__ import annotations

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall
from edgewise.runtimes.runtime import Category


class ProcessCannotStart(FailingCall):
    """EW202."""

    code = "EW202"
    name = "process-cannot-start"
    severity = Severity.WARNING
    category = Category.PROCESS
    because = "there are no processes"
