"""What a section of a wrangler file selects, and which line of it decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.runtimes.releases import NEWEST_DATE, RELEASES, Selected, is_date, select_release

if TYPE_CHECKING:
    from edgewise.config.source import Stated
    from edgewise.config.wrangler import Section
    from edgewise.finding import Range


@dataclass(frozen=True, slots=True)
class Decision:
    """A release, why it is that one in a sentence's end, and the place that decided."""

    selected: Selected
    because: str
    range: Range


def decide(section: Section) -> Decision | None:
    """Find what a Worker with this section runs on; None where its date is no date."""
    date = section.compatibility_date
    flags = {flag.value: flag for flag in section.flags}
    # The flag of the newest release needs no date; anything else does.
    if date is not None and not is_date(date.value) and RELEASES[-1].flag not in flags:
        return None
    selected = select_release(date.value if date else NEWEST_DATE, flags)
    return Decision(
        selected,
        _because(selected, date.value if date else None, section.environment),
        _place(selected, flags, section),
    )


def _place(selected: Selected, flags: dict[str, Stated[str]], section: Section) -> Range:
    deciding = selected.by_flag or next(iter(selected.held_back), None)
    if deciding:
        return flags[deciding].range
    return section.compatibility_date.range if section.compatibility_date else section.range


def _because(selected: Selected, date: str | None, environment: str | None) -> str:
    release = selected.release
    of = f" of env.{environment}" if environment else ""
    if selected.by_flag:
        because = f"the flag {selected.by_flag}{of} selects {release.label}"
        as_runtime = next(each for each in reversed(RELEASES) if each.runtime == release.runtime)
        if as_runtime is not release:
            because += (
                f", which Edgewise checks as {release.runtime} (Pyodide {as_runtime.pyodide})"
            )
        return because
    if date is None:
        because = f"without a compatibility_date{of} the newest counts, which selects"
    else:
        because = f"compatibility_date {date}{of} selects"
    because += f" {release.label}"
    if selected.held_back:
        because += f", held back by {' and '.join(selected.held_back)}"
    return because
