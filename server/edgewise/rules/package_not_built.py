"""An installed package of compiled code that has no build for the target.

## What it does
Reports imports of compiled modules that are installed on the laptop and have no build for the
target: Pyodide does not bring the package, `python_modules/` has none for WebAssembly, and no lock
file lists a wheel that fits. Where the import of a package comes to such a module, and does nothing
about it, `EW104` reports that, with the way there.

A module that is there as Python source too is not reported, nor what is imported with a fallback
in Python.

## Why is this bad?
Compiled code runs on WebAssembly only if it was compiled for it. The import raises
`ModuleNotFoundError` when the Worker starts.

## Example
```python
import rapidjson

order = rapidjson.loads('{"item": "tea"}')
```

## Use instead
```python
import json

order = json.loads('{"item": "tea"}')
```

Or another package: `edgewise packages` says of each dependency how it gets to the target.

## Targets
All runtimes.

## How to configure
Suppress one line with `# edgewise: ignore[EW105]`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.finding import Related, Severity
from edgewise.rules.rule import Rule, guard_fix, outcome
from edgewise.runtimes.guidance import guidance_for_distribution
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.finding import Finding
    from edgewise.fixes.fix import Fix
    from edgewise.rules.rule import Problem, Surroundings
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class PackageNotBuilt(Rule):
    """EW105."""

    code = "EW105"
    name = "package-not-built"
    severity = Severity.ERROR

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether it is an uncaught import of a compiled module without a build."""
        return reference.kind is Kind.IMPORT and reference.fails and reference.unbuilt is not None

    def message(self, problem: Problem) -> str:
        """Say which distribution it is, how that is known, and what to use."""
        unbuilt = problem.reference.unbuilt
        if unbuilt is None:
            return ""
        version = f" {unbuilt.version}" if unbuilt.version else ""
        named = f"`{unbuilt.distribution}`{version}"
        known = guidance_for_distribution(unbuilt.distribution)
        way_out = f" {known.instead}" if known else ""
        index = problem.runtimes[0].packages
        brought = f", and Pyodide {index.release} does not bring it" if index else ""
        return (
            f"`{problem.name}` is compiled code, and {named} has no build for {problem.where}: "
            f"{unbuilt.because}{brought}. Importing it {outcome(problem)}.{way_out}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the statement."""
        return guard_fix(problem)

    def finding(self, problem: Problem) -> Finding:
        """The finding, with the lock file that shows it."""
        made = super().finding(problem)
        unbuilt = problem.reference.unbuilt
        if unbuilt is None or unbuilt.locked is None:
            return made
        path, where = unbuilt.locked
        place = Related(f"{path.name} has `{unbuilt.distribution}` here", where, path)
        return replace(made, related=(*made.related, place))
