"""What became of one file of a run; goes from one process to another."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Finding


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error of Edgewise's own: what it was, in words, and the traceback if there is one."""

    what: str
    traceback: str = ""

    @classmethod
    def of(cls, error: Exception) -> Mistake:
        """Describe an exception."""
        what = f"{type(error).__name__}: {error}".rstrip(": ")
        return cls(what, "".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The findings of a file, or why there are none to be had.

    `path` is as it was given. `text` is empty where nothing was found. `unreadable` completes
    "<the file> …" to a sentence. `digest` is of the text; `places` are the other files and folders
    that the findings rest on, None where nobody keeps them; `modules` says what those modules rest
    on that stand among the places for all of it, as far as no outcome before has said it. Findings
    are `in_doubt` where with more time there might have been more of them. `on_newer` has what is
    found on newer runtimes, by their names, as far as that is known.
    """

    path: Path
    text: str = ""
    findings: tuple[Finding, ...] = ()
    unreadable: str | None = None
    mistake: Mistake | None = None
    digest: str = ""
    places: tuple[str, ...] | None = None
    in_doubt: bool = False
    modules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    on_newer: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def without_places(self) -> FileOutcome:
        """The same for those who want to know what was found and no more."""
        return replace(self, places=None, modules={})
