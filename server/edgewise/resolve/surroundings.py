"""What another process must know of a project to look around in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edgewise.resolve.assumed import Assumed
    from edgewise.semantics.worker import Worker


class Surroundings(NamedTuple):
    """How the project was made; `changes` counts when its files did."""

    roots: tuple[str, ...]
    main: str | None
    environment: str | None
    environ: tuple[tuple[str, str], ...] | None
    assumed: Assumed
    worker: Worker | None
    changes: int
