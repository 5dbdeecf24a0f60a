"""What runs in the process that looks into modules: see `background`."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.resolve.isolated import converse

if TYPE_CHECKING:
    from edgewise.resolve.summary_cache import SummaryCache
    from edgewise.resolve.summary_questions import SummaryAnswer, SummaryQuestion
    from edgewise.resolve.surroundings import Surroundings
    from edgewise.resolve.workspace import WorkspaceProject


_projects: dict[tuple[object, ...], tuple[WorkspaceProject, int]] = {}


@dataclass(frozen=True, slots=True)
class Mistake:
    """Stands in the place of an answer where looking into a module failed."""

    text: str


def main() -> None:
    """Answer until the input ends; in nobody's way."""
    if hasattr(os, "nice"):
        os.nice(10)
    asked, tell = converse()
    import edgewise.resolve.workspace  # noqa: PLC0415, F401 - it imports this

    while True:
        asking: tuple[Surroundings, SummaryQuestion] = asked()  # type: ignore[assignment]
        try:
            tell(answer(*asking))
        except Exception:  # noqa: BLE001 - a bug of ours must not take the others with it
            tell(Mistake(traceback.format_exc()))


@cache
def _cache() -> SummaryCache:
    from edgewise.resolve.cache_folder import cache_folder  # noqa: PLC0415
    from edgewise.resolve.summary_cache import SummaryCache  # noqa: PLC0415

    return SummaryCache(cache_folder())


def answer(surroundings: Surroundings, question: SummaryQuestion) -> SummaryAnswer:
    """Look into a module."""
    from edgewise.resolve.workspace import WorkspaceProject  # noqa: PLC0415 - it imports this
    from edgewise.runtimes import catalogue  # noqa: PLC0415 - as above

    key = surroundings[:5]
    if key not in _projects:
        main = surroundings.main
        project = WorkspaceProject(
            [Path(root) for root in surroundings.roots],
            main=Path(main) if main else None,
            environment=surroundings.environment,
            environ=None if surroundings.environ is None else dict(surroundings.environ),
            at_once=True,
            cache=_cache(),
            assumed=surroundings.assumed,
        )
        _projects[key] = project, surroundings.changes
    project, changes = _projects[key]
    if changes != surroundings.changes:
        project.invalidate(())
        _projects[key] = project, surroundings.changes
    project.serve(surroundings.worker)
    return project.summaries.answer(question, catalogue.runtime(question.runtime))
