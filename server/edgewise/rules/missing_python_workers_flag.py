"""A Python Worker without the flag that lets it run Python.

## What it does
Reports a wrangler file, or an environment of it, whose `main` is a Python file and whose
`compatibility_flags` lack `python_workers`.

## Why is this bad?
workerd does not start the Worker: "The python_workers compatibility flag is required to use
Python." A flag that selects a version, like `python_workers_314`, does not stand for it. An
environment's `compatibility_flags` replace those of the top level, they do not add to them.

## Example
```toml
name = "shop"
main = "src/entry.py"
compatibility_date = "2026-10-01"
```

## Use instead
```toml
name = "shop"
main = "src/entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_workers"]
```

The fix writes it and leaves everything else as it is, comments too.

## Targets
All Workers runtimes.

## How to configure
Suppress it with `# edgewise: ignore[EW501]` on the line, in JSON with
`// edgewise: ignore[EW501]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.config.wrangler import PYTHON_FLAG
from edgewise.finding import Severity
from edgewise.fixes.fix import AddCompatibilityFlag, Fix
from edgewise.rules.config_rule import ConfigRule, Configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.problem import Problem
    from edgewise.config.wrangler import WranglerConfig
    from edgewise.finding import Range


class MissingPythonWorkersFlag(ConfigRule):
    """EW501."""

    code = "EW501"
    name = "missing-python-workers-flag"
    severity = Severity.ERROR

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """Each section that runs Python, once for each place where the flag should stand."""
        wrangler = configuration.wrangler
        said: set[Range] = set()
        for section in configuration.python_sections:
            if wrangler is None or PYTHON_FLAG in {flag.value for flag in section.flags}:
                continue
            stated = section.compatibility_flags or section.main
            where = stated.range if stated else section.range
            if where in said:
                continue
            said.add(where)
            yield self.problem(
                wrangler.path,
                where,
                f"A Python Worker needs the compatibility flag {PYTHON_FLAG}; without it workerd"
                ' says "The python_workers compatibility flag is required to use Python."',
                subject=PYTHON_FLAG,
                fixes=(_add(wrangler, section.environment),),
            )


def _add(wrangler: WranglerConfig, environment: str | None) -> Fix:
    action = AddCompatibilityFlag(wrangler.path, PYTHON_FLAG, environment)
    return Fix(f"Add the compatibility flag {PYTHON_FLAG}", action, preferred=True)
