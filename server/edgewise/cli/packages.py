"""`edgewise packages`: how each dependency of a project gets to the target."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option
from edgewise.cli.options import output_format_option, target_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from edgewise.config.discovery import ConfigFiles
    from edgewise.packages.report import Package
    from edgewise.packages.verdict import Verdict
    from edgewise.resolve.index import Offer
    from edgewise.resolve.inventory import ProjectInventory
    from edgewise.runtimes.target import Target

_WIDE = 200  # where nobody looks at a terminal
_REQUIREMENTS = "requirements.txt"

Offers = dict[tuple[str, str], "Offer | None"]
"""What the index answered, by distribution and runtime."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """What there is to show."""

    target: Target
    file: Path
    packages: Sequence[Package]
    inventory: ProjectInventory
    offers: Mapping[tuple[str, str], Offer | None]


@click.command("packages")
@click.argument("path", type=click.Path(), default=".")
@target_option
@output_format_option
@click.option(
    "--online",
    is_flag=True,
    help="Ask the package index that pip is configured for about wheels of what is not known"
    " to get there.",
)
@verbose_option
def command(*, path: str, target: Target | None, output_format: str, online: bool) -> None:
    """Show how the dependencies of the project in PATH get to the target.

    Direct and transitive ones, as pyproject.toml (or requirements.txt), pylock.toml, uv.lock,
    python_modules and the environment have them. Nothing is asked over the network unless
    --online is given.
    """
    from edgewise.cli.workspace import Workspace  # noqa: PLC0415 - loads the checker
    from edgewise.packages.report import packages_of  # noqa: PLC0415

    where = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    if not where.exists():
        raise CommandError(f"{path} does not exist.")
    workspace = Workspace(target)
    try:
        setting = workspace.around(where if where.is_dir() else where.parent)
        folder = where if where.is_dir() else where.parent
        file, requirements = _requirements(folder, workspace.files)
        inventory = setting.project.inventory(file)
        inventory.refresh()
        packages = packages_of(requirements, setting.target.runtimes, inventory)
        offers = _ask_index(packages) if online else {}
    finally:
        workspace.close()
    listing = _Listing(setting.target, file, packages, inventory, offers)
    if output_format == "json":
        import json  # noqa: PLC0415

        console.say(json.dumps([_element(each, offers) for each in packages], indent=2))
        return
    _show(listing)


def _requirements(folder: Path, files: ConfigFiles) -> tuple[Path, list[str]]:
    """The nearest file that says what the project depends on, and what it says."""
    from edgewise.config.discovery import UnreadableError, upward  # noqa: PLC0415
    from edgewise.config.requirements import Purpose  # noqa: PLC0415
    from edgewise.packages.report import requirement_lines  # noqa: PLC0415

    for each in upward(folder, None):
        reading = files.settings(each / "pyproject.toml")
        if reading is not None:
            if reading.content is None:
                raise CommandError(reading.problems[0].message)
            stated = reading.content.requirements
            found = [one.written for one in stated if one.purpose is Purpose.RUN]
            if found or reading.content.describes_project:
                return reading.path, found
        try:
            text = files.text(each / _REQUIREMENTS)
        except UnreadableError as error:
            raise CommandError(str(error)) from error
        if text is not None:
            return each / _REQUIREMENTS, list(requirement_lines(text))
    raise CommandError(
        "no pyproject.toml that describes a project, and no requirements.txt, is in "
        f"{folder} or above."
    )


def _ask_index(packages: Sequence[Package]) -> Offers:
    from edgewise.packages.verdict import Delivery  # noqa: PLC0415
    from edgewise.resolve.index import NoIndexError, offered  # noqa: PLC0415

    asked = [
        (each, runtime)
        for each in packages
        for runtime, verdict in each.verdicts
        if verdict.delivery in {Delivery.UNAVAILABLE, Delivery.UNKNOWN}
    ]
    found: Offers = {}
    with console.progress(len(asked), "Asking") as advance:
        for package, runtime in asked:
            written = (package.requirement or package.name).partition(";")[0].strip()
            try:
                found[package.name, runtime.name] = offered(written, runtime)
            except NoIndexError as error:
                raise CommandError(str(error)) from error
            advance()
    return found


def _element(package: Package, offers: Offers) -> dict[str, object]:
    return {
        "name": package.name,
        "requirement": package.requirement,
        "direct": package.requirement is not None,
        "needed_by": list(package.chain[:-1]),
        "targets": [
            {
                "target": runtime.name,
                "verdict": verdict.delivery.value,
                "version": verdict.version,
                "because": verdict.because,
                **_offer(offers, package.name, runtime.name),
            }
            for runtime, verdict in package.verdicts
        ],
        "since": package.since,
        "instead": package.instead,
    }


def _offer(offers: Offers, name: str, runtime: str) -> dict[str, object]:
    if (name, runtime) not in offers:
        return {}
    found = offers[name, runtime]
    return {"index": {"version": found.version, "wheel": found.wheel} if found else None}


def _show(listing: _Listing) -> None:
    from rich.console import Console  # noqa: PLC0415 - 0.1 s

    from edgewise.cli.results import shown  # noqa: PLC0415

    colourful = console.is_colourful(sys.stdout)
    out = Console(
        force_terminal=colourful,
        no_color=not colourful,
        width=None if console.is_terminal(sys.stdout) else _WIDE,
        highlight=False,
        legacy_windows=False,
    )
    with out.capture() as captured:
        if listing.packages:
            out.print(_table(listing))
        else:
            out.print(f"{shown(listing.file)} states no dependencies.", markup=False)
        for line in _closing(listing):
            out.print(f"\n{line}", markup=False, soft_wrap=not console.is_terminal(sys.stdout))
    console.say("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def _table(listing: _Listing) -> Table:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("package", "needed by", *listing.target.names, "why"):
        table.add_column(title, overflow="fold")
    for package in listing.packages:
        by_runtime = {runtime.name: verdict for runtime, verdict in package.verdicts}
        verdicts = [by_runtime.get(name) for name in listing.target.names]
        table.add_row(
            console.printable(package.name),
            console.printable(" → ".join(package.chain[:-1])),
            *(Text(_words(verdict), style=_style(verdict)) for verdict in verdicts),
            Text(console.printable("; ".join(_why(package, listing)))),
        )
    return table


def _words(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    version = f" {verdict.version}" if verdict.version else ""
    return console.printable(f"{verdict.delivery.value}{version}")


def _style(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    if verdict.delivery.arrives:
        return "green"
    return "red" if verdict.delivery.value == "not available" else "dim"


def _why(package: Package, listing: _Listing) -> Iterator[str]:
    yield package.telling.because
    if package.since:
        yield f"from compatibility date {package.since}"
    for name in listing.target.names:
        if (package.name, name) in listing.offers:
            found = listing.offers[package.name, name]
            yield f"the index has {found.wheel}" if found else f"the index has no wheel for {name}"
    if package.instead:
        yield package.instead


def _closing(listing: _Listing) -> Iterator[str]:
    missing = [each.name for each in listing.packages if each.unavailable]
    if missing:
        yield f"Not available: {', '.join(missing)}."
    if not listing.inventory.has_environment and not listing.inventory.locks:
        yield (
            "There is neither an environment nor a lock file: nothing is known but what Pyodide"
            " brings."
        )
