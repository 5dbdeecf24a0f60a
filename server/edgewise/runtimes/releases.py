"""Which runtime Cloudflare gives a Worker for its compatibility date and flags.

The table is workerd's: `compatibility-date.capnp` names the flags and their dates,
`getPythonSnapshotRelease` in `pyodide.c++` takes the newest release that is switched
on, by its flag or by the date. Measured with workerd 1.20261117.1, by the bundle it
asks for, for every combination in `tests/targets/workerd_selection.json`. Two things
there surprise: an older release's flag pins nothing once the date brings a newer
one, and `no_python_workers_20250116` does not hold back what came after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Release:
    """One Python that Cloudflare runs.

    `default_from` is the first compatibility date that brings it without its flag; None when
    only the flag does. Edgewise checks it as the runtime named `runtime`.
    """

    flag: str
    runtime: str
    python: str
    pyodide: str
    default_from: str | None

    @property
    def disabled_by(self) -> str:
        """The flag that keeps the date from bringing it."""
        return f"no_{self.flag}"

    @property
    def label(self) -> str:
        """How people call it: `Python 3.14 (Pyodide 314.0.6)`."""
        return f"Python {self.python} (Pyodide {self.pyodide})"


FIRST = Release("python_workers", "workers-3.12", "3.12", "0.26.0a2", default_from=None)

RELEASES = (
    FIRST,
    Release("python_workers_20250116", "workers-3.13", "3.13", "0.28.2", "2025-09-29"),
    Release("python_workers_20260610", "workers-3.14", "3.14", "314.0.4", default_from=None),
    Release("python_workers_314", "workers-3.14", "3.14", "314.0.6", "2026-09-08"),
)
"""Oldest first, in workerd's order."""

NO_GLOBAL_HANDLERS = "python_no_global_handlers"
NO_GLOBAL_HANDLERS_FROM = "2025-08-14"
NO_VENDOR_FOLDER = "python_workers_force_new_vendor_path"
NO_VENDOR_FOLDER_FROM = "2025-08-11"
"""workerd's flag, and the date that sets it: handlers are methods of a class `Default`."""

NEWEST_DATE = "9999-12-31"
"""Stands for "the newest there is" where a date is missing."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A release, and what selected it: its flag, or else the date.

    `held_back` names the flags that kept the date from bringing a newer one.
    """

    release: Release
    by_flag: str | None
    held_back: tuple[str, ...]


def select_release(date: str, flags: Collection[str]) -> Selected:
    """Find what a Worker with this compatibility date (YYYY-MM-DD) and these flags runs on.

    `python_workers` is taken for given: without it nothing runs at all.
    """
    held_back: list[str] = []
    for release in reversed(RELEASES[1:]):
        if release.flag in flags:
            return Selected(release, release.flag, tuple(held_back))
        if release.default_from is not None and date >= release.default_from:
            if release.disabled_by not in flags:
                return Selected(release, None, tuple(held_back))
            held_back.append(release.disabled_by)
    return Selected(FIRST, None, tuple(held_back))


def has_global_handlers(date: str, flags: Collection[str]) -> bool:
    """Whether workerd calls a Worker's global `on_fetch`, not methods of its class `Default`.

    Measured on both sides of the date, and with the flag that takes it back.
    """
    if NO_GLOBAL_HANDLERS in flags:
        return False
    return date < NO_GLOBAL_HANDLERS_FROM or f"disable_{NO_GLOBAL_HANDLERS}" in flags


def has_vendor_folder(date: str, flags: Collection[str]) -> bool:
    """Whether a Worker's modules are looked up in `vendor/` too; measured around the date."""
    return date < NO_VENDOR_FOLDER_FROM and NO_VENDOR_FOLDER not in flags


def reachable_by_date(flags: Collection[str]) -> frozenset[str]:
    """Return the runtimes that a Worker with these flags gets by some compatibility date."""
    return frozenset(
        release.runtime
        for release in RELEASES
        if release.default_from is not None
        and select_release(release.default_from, flags).release.runtime == release.runtime
    )


def date_for(runtime: str) -> str | None:
    """Return the first compatibility date that brings the runtime of this name by itself.

    None when no date does: for the first release, which every older date has, and for what
    is no Workers runtime.
    """
    dates = (each.default_from for each in RELEASES if each.runtime == runtime)
    return min((date for date in dates if date), default=None)


def is_date(text: str) -> bool:
    """Whether workerd takes the text for a compatibility date.

    As there: four, two and two digits, a year from 2000 to 2999, and no look at how long the
    month is.
    """
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    year, month, day = text[:4], text[5:7], text[8:]
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return False
    return year.startswith("2") and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
