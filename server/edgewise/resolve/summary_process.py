"""What runs in the process that looks into modules: see `background`."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.resolve.summary_cache import SummaryCache
    from edgewise.resolve.summary_questions import SummaryAnswer, SummaryQuestion
    from edgewise.resolve.surroundings import Surroundings
    from edgewise.resolve.workspace import WorkspaceProject


_projects: dict[tuple[object, ...], tuple[WorkspaceProject, int]] = {}


def begin() -> None:
    """Prepare the process: it is in nobody's way, and ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    # The protocol's pipes are the parent's: a client waits until all copies are closed.
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        with contextlib.suppress(OSError):
            os.dup2(nothing, descriptor)
    if hasattr(os, "nice"):
        os.nice(10)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def watch() -> None:
            wait([sentinel])
            os._exit(0)

        threading.Thread(target=watch, daemon=True).start()


@cache
def _cache() -> SummaryCache:
    from edgewise.resolve.cache_folder import cache_folder  # noqa: PLC0415
    from edgewise.resolve.summary_cache import SummaryCache  # noqa: PLC0415

    return SummaryCache(cache_folder())


def warm_up() -> None:
    """Load what the first answer needs."""
    import edgewise.resolve.workspace  # noqa: PLC0415, F401 - it imports this


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
