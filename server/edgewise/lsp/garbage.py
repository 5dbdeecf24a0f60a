"""Looks for garbage while nobody types.

What is known of a document is a large heap of long-lived objects. At 10,000 lines a full
collection walks over it for 60 to 180 ms, which Python would do in the middle of a word.
"""

from __future__ import annotations

import asyncio
import gc

IDLE_S = 2.0
"""Without an edit for so long, somebody is likely to stay away for a tenth of a second more."""

AWAY_S = 60.0
"""Without an edit for so long, nobody minds half a second."""

_THRESHOLDS = (10_000, 10, 100_000)
"""Young objects are looked at as ever, old ones practically never by themselves."""


class Collector:
    """Collects what is new in pauses, everything when nobody is there.

    What is left is taken out of the next pause's look.
    """

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    @staticmethod
    def start() -> None:
        """Take over: what was loaded so far lives as long as the process."""
        gc.enable()
        gc.set_threshold(*_THRESHOLDS)
        gc.freeze()

    def edited(self) -> None:
        """Put the next look off."""
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(IDLE_S, self._paused)

    @staticmethod
    def collect_new() -> None:
        """Look through what is new: files that were checked and let go are in circles."""
        gc.collect()
        gc.freeze()

    @staticmethod
    def keep() -> None:
        """Take what is new for what stays, as most of a text is that was just read."""
        gc.freeze()

    def stop(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _paused(self) -> None:
        self.collect_new()
        self._timer = asyncio.get_running_loop().call_later(AWAY_S, self._collect_all)

    @staticmethod
    def _collect_all() -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
