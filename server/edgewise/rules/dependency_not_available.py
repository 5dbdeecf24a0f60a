"""A dependency that the target cannot have.

## What it does
Reports requirements in `[project] dependencies` of `pyproject.toml` for which, or for something
that they need in turn, there is no build for the target: the lock file (`pylock.toml`, `uv.lock`)
lists wheels for other systems only, Pyodide does not bring the package, and `python_modules/` does
not hold it. Without a lock file, what is installed is looked at: a package that consists of nothing
but compiled modules is reported.

Markers are decided as the target does (`sys_platform` is `"emscripten"`), and so are extras.
Optional dependencies and dependency groups are not reported, since they are not deployed. Where
`pyproject.toml` states no dependencies (they may be dynamic), the place is the lock file's.

## Why is this bad?
Compiled code runs on WebAssembly only if it was compiled for it. pywrangler and micropip install
wheels and build nothing, so the installation fails, or the import when the Worker starts.

## Example
```toml
[project]
dependencies = ["fastapi", "uvloop"]
```

## Use instead
```toml
[project]
dependencies = ["fastapi", "uvloop; sys_platform != 'emscripten'"]
```

Or a package that is pure Python, or that Pyodide brings: `edgewise packages` says of each
dependency how it gets to the target.

## Targets
All runtimes.

## How to configure
Suppress it with `# edgewise: ignore[EW504]` on the line, or name packages to trust in
`[tool.edgewise] packages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.config.requirements import Purpose
from edgewise.finding import Related, Severity
from edgewise.fixes.fix import Fix, ReplaceInConfig, SetCompatibilityDate
from edgewise.rules.config_rule import ConfigRule, Configuration
from edgewise.runtimes import catalogue
from edgewise.runtimes.guidance import guidance_for_distribution
from edgewise.runtimes.target import ChosenBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.config.requirements import StatedRequirement
    from edgewise.packages.requirements import Judged
    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.runtime import Runtime

_Sites = list[tuple["Runtime", "Judged"]]
_Found = dict[tuple[str, ...], _Sites]


class DependencyNotAvailable(ConfigRule):
    """EW504."""

    code = "EW504"
    name = "dependency-not-available"
    severity = Severity.ERROR

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """One for each requirement and distribution that does not get to the target."""
        project, inventory = configuration.pyproject, configuration.inventory
        if project is None or inventory is None:
            return
        stated = [each for each in project.requirements if each.purpose is Purpose.RUN]
        for requirement in stated:
            for found in _unavailable(requirement, configuration, inventory).values():
                yield self._at_requirement(
                    project.path, requirement, found, configuration, inventory
                )
        if not stated:
            for found in _unavailable_in_locks(configuration, inventory).values():
                yield from self._in_lock(found, configuration)

    def _at_requirement(
        self,
        path: Path,
        stated: StatedRequirement,
        found: _Sites,
        configuration: Configuration,
        inventory: Inventory,
    ) -> Problem:
        judged = found[0][1]
        newer = _newer(stated, found, inventory)
        message = _message(found, newer)
        if judged.direct and guidance_for_distribution(judged.verdict.name) is None:
            message += " If the target can do without it, say so with a marker."
        return self.problem(
            path,
            stated.range,
            message,
            subject=judged.verdict.name,
            runtimes=tuple(runtime.name for runtime, _ in found),
            related=(*_in_lock_file(judged), *_chosen(configuration)),
            fixes=tuple(_fixes(path, stated, newer, configuration)),
        )

    def _in_lock(self, found: _Sites, configuration: Configuration) -> Iterator[Problem]:
        judged = found[0][1]
        if judged.verdict.locked is None:
            return
        lock, locked = judged.verdict.locked
        yield self.problem(
            lock.path,
            locked.range,
            _message(found, None),
            subject=judged.verdict.name,
            runtimes=tuple(runtime.name for runtime, _ in found),
            related=tuple(_chosen(configuration)),
        )


def _message(found: _Sites, newer: Runtime | None) -> str:
    judged = found[0][1]
    verdict = judged.verdict
    named = f"`{verdict.name}`" + (f" {verdict.version}" if verdict.version else "")
    where = " and ".join(runtime.label for runtime, _ in found)
    needs = "".join(f"`{name}` needs " for name in judged.chain[:-1])
    message = f"{needs}{named}{', which' if needs else ''} is not available on {where}: "
    message += f"{verdict.because}{_not_in_pyodide(judged, found[0][0])}."
    if newer is not None and newer.since:
        message += f" It is from compatibility date {newer.since} on."
    known = guidance_for_distribution(verdict.name)
    return f"{message} {known.instead}" if known is not None else message


def _in_lock_file(judged: Judged) -> Iterator[Related]:
    if judged.verdict.locked is not None:
        lock, locked = judged.verdict.locked
        yield Related(f"{lock.path.name} has it here", locked.range, lock.path)


def _chosen(configuration: Configuration) -> Iterator[Related]:
    choice = configuration.target.choice
    if choice.path and choice.range:
        yield Related(choice.because, choice.range, choice.path)


def _unavailable_in_locks(configuration: Configuration, inventory: Inventory) -> _Found:
    """What the better lock file installs that does not get there."""
    from edgewise.packages.requirements import judge_lock  # noqa: PLC0415 - loads `packaging`
    from edgewise.packages.verdict import Delivery  # noqa: PLC0415

    found: _Found = {}
    for lock in inventory.locks[:1]:
        for runtime in configuration.target.runtimes:
            for judged in judge_lock(lock, runtime, inventory):
                is_trusted = judged.verdict.name in configuration.trusted
                if judged.verdict.delivery is Delivery.UNAVAILABLE and not is_trusted:
                    found.setdefault((judged.verdict.name,), []).append((runtime, judged))
    return found


def _unavailable(
    stated: StatedRequirement, configuration: Configuration, inventory: Inventory
) -> _Found:
    """What does not get there, by the way that leads to it; of each distribution the shortest."""
    from packaging.utils import canonicalize_name  # noqa: PLC0415 - as below

    from edgewise.packages.requirements import (  # noqa: PLC0415 - loads `packaging`
        judge_all,
        parse,
    )
    from edgewise.packages.verdict import Delivery  # noqa: PLC0415

    found: _Found = {}
    requirement = parse(stated.written)
    if requirement is None:
        return found
    for runtime in configuration.target.runtimes:
        for judged in judge_all(requirement, runtime, inventory):
            is_trusted = not configuration.trusted.isdisjoint(map(canonicalize_name, judged.chain))
            if judged.verdict.delivery is Delivery.UNAVAILABLE and not is_trusted:
                found.setdefault(judged.chain, []).append((runtime, judged))
    return found


def _not_in_pyodide(judged: Judged, runtime: Runtime) -> str:
    index = runtime.packages
    if index is None or index.build(judged.verdict.name) is not None:
        return ""
    return f", and Pyodide {index.release} does not bring it"


def _newer(stated: StatedRequirement, found: _Sites, inventory: Inventory) -> Runtime | None:
    """The oldest newer Workers runtime that all of a requirement gets to."""
    from edgewise.packages.requirements import judge_all, parse  # noqa: PLC0415

    requirement, runtimes = parse(stated.written), [runtime for runtime, _ in found]
    if requirement is None or not all(runtime.workers for runtime in runtimes):
        return None
    newest = max(runtime.python for runtime in runtimes)
    for runtime in catalogue.workers_runtimes():
        if runtime.python > newest and all(
            each.verdict.delivery.arrives for each in judge_all(requirement, runtime, inventory)
        ):
            return runtime
    return None


def _fixes(
    path: Path, stated: StatedRequirement, newer: Runtime | None, configuration: Configuration
) -> Iterator[Fix]:
    choice = configuration.target.choice
    if (
        newer is not None
        and newer.since
        and newer.name in choice.reachable
        and choice.by is ChosenBy.WRANGLER
        and choice.path is not None
    ):
        python = f"{newer.python[0]}.{newer.python[1]}"
        action = SetCompatibilityDate(choice.path, newer.since, choice.environment)
        yield Fix(f"Set compatibility_date to {newer.since} (Python {python})", action)
    if ";" not in stated.written and "@" not in stated.written:
        marked = f"{stated.written}; sys_platform != 'emscripten'"
        replace = ReplaceInConfig(path, stated.range, stated.written, marked)
        yield Fix("Leave it out on the target with a marker", replace)
