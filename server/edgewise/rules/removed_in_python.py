"""A module that the target's Python no longer has.

## What it does
Reports the import of a standard-library module that Python itself removed before the version
that the target runs.

## Why is this bad?
The version of Python on your laptop may still have `imp`, `cgi` or `distutils`; the target's does
not, on any platform. The import raises `ModuleNotFoundError`.

A module of that name in your project or in an installed package (`legacy-cgi`,
`audioop-lts`, …) is found, and then nothing is reported.

## Example
```python
import imp

imp.find_module("json")
```

## Use instead
```python
import importlib.util

importlib.util.find_spec("json")
```

## Targets
Python 3.12 dropped `asynchat`, `asyncore`, `distutils`, `imp` and `smtpd`, Python 3.13 dropped
`cgi`, `crypt`, `telnetlib`, `lib2to3` and more. `edgewise facts imp` shows one on all runtimes.

## How to configure
Suppress one line with `# edgewise: ignore[EW106]`.
"""

from __future__ import annotations

from edgewise.finding import Tag
from edgewise.rules.rule import FailingImport, Problem, instead, outcome
from edgewise.runtimes.runtime import Status


class RemovedInPython(FailingImport):
    """EW106."""

    code = "EW106"
    name = "removed-in-python"
    status = Status.REMOVED
    tags = (Tag.DEPRECATED,)

    def message(self, problem: Problem) -> str:
        """Say when it was removed."""
        fact = problem.runtimes[0].module(problem.name)
        version = fact.removed_in if fact is not None else None
        when = f"in Python {version}" if version else "from Python"
        return (
            f"`{problem.name}` was removed {when} and is not available on {problem.where}: "
            f"importing it {outcome(problem)}.{instead(problem)}"
        )
