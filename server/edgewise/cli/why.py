"""`edgewise why`: what keeps a module from being imported, step by step."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option
from edgewise.cli.options import output_format_option, target_option

if TYPE_CHECKING:
    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.runtime import Failure, Runtime
    from edgewise.semantics.elsewhere import Step

FOUND = 1


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What importing the module does on one runtime; `imports` if it was measured to work."""

    runtime: Runtime
    failure: Failure | None = None
    imports: bool = False
    way: tuple[Step, ...] = ()


@click.command("why")
@click.argument("module")
@click.argument("path", type=click.Path(), default=".")
@target_option
@output_format_option
@verbose_option
@click.pass_context
def command(
    context: click.Context, module: str, path: str, target: object, output_format: str
) -> None:
    """Show what keeps MODULE from being imported by the project in PATH.

    PATH is a folder or a file of the project, by default the current folder. The exit code is 1 if
    the import fails on a runtime of the target, 0 if nothing is known to fail.
    """
    from edgewise.cli.workspace import Workspace  # noqa: PLC0415 - loads the facts
    from edgewise.runtimes.target import Target  # noqa: PLC0415

    where = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    if not where.exists():
        raise CommandError(f"{path} does not exist.")
    if not all(part.isidentifier() for part in module.split(".")):
        raise CommandError(f"'{module}' is no name of a module.")
    workspace = Workspace(target if isinstance(target, Target) else None)
    try:
        setting = workspace.around(where) if where.is_dir() else workspace.around_file(where)
        importer = where if where.is_file() else None
        verdicts = [
            _verdict(module, runtime, setting.project, importer)
            for runtime in setting.target.runtimes
        ]
    finally:
        workspace.close()
    if output_format == "json":
        import json  # noqa: PLC0415

        console.say(json.dumps([_element(module, verdict) for verdict in verdicts], indent=2))
    else:
        for verdict in verdicts:
            _show(module, verdict)
    context.exit(FOUND if any(verdict.failure for verdict in verdicts) else 0)


def _verdict(
    module: str, runtime: Runtime, project: WorkspaceProject, importer: Path | None
) -> _Verdict:
    """Import the module's packages and then itself, in the target's search order."""
    fact = runtime.module(module)
    standard = fact is not None and fact.in_runtime
    if not (standard and runtime.workers):
        parts = module.split(".")
        located = project.locate(module, importer)
        for depth in range(1, len(parts) + 1):
            package = project.locate(".".join(parts[:depth]), importer)
            if package is None:
                continue
            mishap = project.imported(package, runtime, starts=runtime.workers)
            if mishap is not None:
                return _Verdict(runtime, mishap.failure, way=mishap.way)
        if located is not None:
            return _Verdict(runtime)
    if fact is not None:
        return _Verdict(runtime, fact.failure, imports=fact.failure is None)
    raise CommandError(
        f"'{module}' is neither in the project, nor in its environment, nor in {runtime.label}."
    )


def _show(module: str, verdict: _Verdict) -> None:
    label = click.style(verdict.runtime.label, bold=True)
    if verdict.imports:
        console.say(f"{label}: `{module}` imports.")
        return
    if verdict.failure is None:
        console.say(f"{label}: nothing is known to keep `{module}` from being imported.")
        return
    console.say(f"{label}: `{module}` cannot be imported.")
    for step in verdict.way:
        place = f"{_relative(step.path)}:{step.range.start.line + 1}"
        console.say(f"  {click.style(console.printable(place), fg='cyan')} {step.says}")
    console.say(f"  {click.style(_raised(verdict.failure), fg='red')}")


def _raised(failure: Failure) -> str:
    return f"{failure.exception}: {failure.message.strip()}".rstrip(": ")


def _relative(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _element(module: str, verdict: _Verdict) -> dict[str, Any]:
    failure = verdict.failure
    return {
        "module": module,
        "runtime": verdict.runtime.name,
        "imports": False if failure is not None else verdict.imports or None,
        "raises": _raised(failure) if failure is not None else None,
        "way": [
            {"path": _relative(step.path), "line": step.range.start.line + 1, "message": step.says}
            for step in verdict.way
        ],
    }
