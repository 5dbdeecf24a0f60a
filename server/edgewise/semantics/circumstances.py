"""Under which circumstances code is read: on what, inside what, and how far calls are followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Project


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for a whole module while it is read.

    `starts` says that a Worker imports the module while it starts, `imported` that somebody does
    at all: then `__name__` is the module's name. `module` is its full name where it is known for
    sure, since another module has imported it by that. With `follow_all` every call of the
    document's functions is executed.
    """

    runtime: Runtime
    project: Project
    path: Path | None
    starts: bool = False
    imported: bool = False
    follow_all: bool = False
    module: str = ""
