"""Time zones without the package that holds them.

## What it does
Reports `zoneinfo.ZoneInfo(…)` where no `tzdata` is installed for the project.

## Why is this bad?
`zoneinfo` reads its data from the operating system, and a Worker has none. Without the package
`tzdata` every zone, `UTC` too, raises `ZoneInfoNotFoundError`.

## Example
```python
from zoneinfo import ZoneInfo

london = ZoneInfo("Europe/London")
```

## Use instead
```python
from datetime import timezone

utc = timezone.utc
```

For other zones add `tzdata` to the dependencies of the Worker.

## Targets
All runtimes.

## How to configure
Suppress one line with `# edgewise: ignore[EW305]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall, Problem, Surroundings
from edgewise.runtimes.runtime import Category

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.references import Reference


class NoTimeZones(FailingCall):
    """EW305."""

    code = "EW305"
    name = "no-time-zones"
    severity = Severity.WARNING
    category = Category.TIME_ZONE

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An uncaught look-up of a zone in a project without `tzdata`."""
        return super().objects(reference, runtime, around) and not around.project.has_distribution(
            "tzdata", around.path
        )

    def message(self, problem: Problem) -> str:
        """Say what to install."""
        raised = problem.failure.exception if problem.failure is not None else "an exception"
        return (
            f"`{problem.name}` finds no time zones on {problem.where}: they are in the package "
            f"`tzdata`, and without it calling this raises {raised}. "
            "Add `tzdata` to the Worker's dependencies."
        )
