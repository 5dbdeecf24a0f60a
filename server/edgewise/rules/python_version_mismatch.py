"""A `requires-python` that excludes the target's Python.

## What it does
Reports `requires-python` in `pyproject.toml` where the Python that the target runs is not among
the versions that it allows, by the rules of PEP 440.

## Why is this bad?
pip and uv refuse to install the project for that Python, and so do the tools that put packages
into the Worker; or the code needs a language that it does not get.

Mind that `==3.13` means 3.13.0 and no later patch: write `==3.13.*`. Nothing is said where no
configuration chose the target.

## Example
```toml
[project]
name = "shop"
requires-python = ">=3.14"  # and compatibility_date = "2026-03-01" in wrangler.toml: Python 3.13
```

## Use instead
```toml
[project]
name = "shop"
requires-python = ">=3.13"
```

Or a compatibility date that brings the Python that the project asks for.

## Targets
All runtimes.

## How to configure
Suppress it with `# edgewise: ignore[EW505]` on the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Related, Severity
from edgewise.fixes.fix import Fix, SetCompatibilityDate
from edgewise.rules.config_rule import ConfigRule, Configuration
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import ChosenBy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packaging.specifiers import SpecifierSet

    from edgewise.config.problem import Problem
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.target import Choice


class PythonVersionMismatch(ConfigRule):
    """EW505."""

    code = "EW505"
    name = "python-version-mismatch"
    severity = Severity.WARNING

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """The one line of `pyproject.toml`, if it excludes any of the target's Pythons."""
        project, choice = configuration.pyproject, configuration.target.choice
        if project is None or project.requires_python is None or choice.by is ChosenBy.DEFAULT:
            return
        stated = project.requires_python
        allowed = _specifiers(stated.value)
        if allowed is None:
            return  # not ours to say: the tools that read it do
        excluded = [each for each in configuration.target.runtimes if not _allows(allowed, each)]
        if not excluded:
            return
        where = " and ".join(each.label for each in excluded)
        related: tuple[Related, ...] = ()
        if choice.path and choice.range:
            related = (Related(choice.because, choice.range, choice.path),)
        versions = " and ".join(sorted({_version(each) for each in excluded}))
        yield self.problem(
            project.path,
            stated.range,
            f"requires-python {stated.value!r} excludes Python {versions}, which the target runs:"
            f" {where}. pip and uv refuse to install the project for that Python.",
            subject="requires-python",
            runtimes=tuple(each.name for each in excluded),
            related=related,
            fixes=tuple(_newer(allowed, excluded, choice)),
        )


def _newer(allowed: SpecifierSet, excluded: list[Runtime], choice: Choice) -> Iterator[Fix]:
    if choice.by is not ChosenBy.WRANGLER or choice.path is None:
        return
    newest = max(runtime.python for runtime in excluded)
    for runtime in catalogue.workers_runtimes():
        if runtime.python <= newest or runtime.name not in choice.reachable:
            continue
        if runtime.since and _allows(allowed, runtime):
            python = f"{runtime.python[0]}.{runtime.python[1]}"
            action = SetCompatibilityDate(choice.path, runtime.since, choice.environment)
            yield Fix(f"Set compatibility_date to {runtime.since} (Python {python})", action)


def _specifiers(written: str) -> SpecifierSet | None:
    from packaging.specifiers import (  # noqa: PLC0415 - only where there is one
        InvalidSpecifier,
        SpecifierSet,
    )

    try:
        return SpecifierSet(written)
    except InvalidSpecifier:
        return None


def _allows(allowed: SpecifierSet, runtime: Runtime) -> bool:
    return allowed.contains(_version(runtime), prereleases=True)


def _version(runtime: Runtime) -> str:
    return ".".join(str(part) for part in runtime.python)
