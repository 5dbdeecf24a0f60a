"""The process that checks files for another one: see `workers`.

What comes in and goes out are pickles, one after the other: first an `Assignment`, then lists of
paths; `Ready` and an `FileOutcome` for each path, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.resolve.isolated import converse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edgewise.cli.request import Request


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker must know of the run: what was asked for, the runtimes by their names."""

    request: Request
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Says that the process has loaded what it needs."""


def main() -> None:
    """Check until the input ends, which it does when the parent dies."""
    asked, tell = converse()

    from edgewise.cli.checking import Checking  # noqa: PLC0415 - the parent may be gone by then
    from edgewise.cli.garbage import between_files  # noqa: PLC0415
    from edgewise.cli.workspace import workspace_for  # noqa: PLC0415

    assignment = asked()
    if not isinstance(assignment, Assignment):
        raise TypeError(assignment)
    request = assignment.request
    workspace = workspace_for(request, assignment.targets)
    checking = Checking(workspace, is_kept=not request.no_cache)
    tell(Ready())
    with between_files() as garbage:
        while True:
            paths: Sequence[Path] = asked()  # type: ignore[assignment]
            for path in paths:
                tell(checking.look(path))
                garbage.collect(checking.characters)
