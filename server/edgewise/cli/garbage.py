"""Looks for garbage between two files rather than in the midst of one.

What is known of a file is full of circles, so all of it waits for the collector. Python calls that
by the number of new objects: a tenth of a run's time, most of it spent on what is still needed.
"""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENOUGH = 200_000
"""Characters of files, some 5,000 lines, after which there is garbage worth looking for."""

_SHARE = 15
"""So many times as long as a look takes, which grows with all that is known of a project, nobody
looks again."""

_THRESHOLDS = (200_000, 10, 10)
"""For a file that leads to thousands of others, each of which is let go."""


class Garbage:
    """What was left behind by the files that were checked."""

    def __init__(self) -> None:
        self._looked_at = 0
        self._not_before = 0.0

    def collect(self, characters: int) -> None:
        """Look for garbage if it is time; so many characters have been checked by now."""
        now = time.monotonic()
        if characters - self._looked_at > _ENOUGH and now > self._not_before:
            gc.collect()
            self._looked_at = characters
            after = time.monotonic()
            self._not_before = after + _SHARE * (after - now)


@contextmanager
def between_files() -> Iterator[Garbage]:
    """Take over from Python's collector meanwhile; what was loaded so far is kept for good."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    gc.freeze()
    try:
        yield Garbage()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
