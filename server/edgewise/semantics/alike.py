"""Whether a document is on one runtime what it is on another, so that one reading does for both.

Everything that was asked of a runtime about a document counts, as long as the document is edited:
what else is kept of it does not remember what was asked. Where something differs, the units are
looked at one by one (`module.read_runs`).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from edgewise.runtimes.noting import noting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.source.document import Document


class _Notes(NamedTuple):
    """What was noted while a document was read on a runtime: where it would be otherwise."""

    runtime: Runtime
    differing: set[str]


@contextmanager
def keeping_notes(document: Document, runtime: Runtime) -> Iterator[None]:
    """Keep with the document on which other runtimes what is asked of `runtime` is otherwise."""
    names: set[str] = set()
    try:
        with noting() as names:
            yield
    finally:
        kept = document.latest.setdefault((keeping_notes, runtime.name), _Notes(runtime, set()))
        if isinstance(kept, _Notes):
            kept.differing.update(names)


def is_alike(document: Document, read: Runtime, other: Runtime) -> bool:
    """Whether all that was asked of the runtime `read` about a document is the same on `other`."""
    known = document.latest.get((keeping_notes, read.name))
    return (
        other.name in read.newer_names
        and isinstance(known, _Notes)
        and other.name not in known.differing
    )


def read_before(document: Document, runtime: Runtime) -> list[str]:
    """The runtimes that a document was read on and that are compared with `runtime`, by name."""
    return [
        known.runtime.name
        for known in document.latest.values()
        if isinstance(known, _Notes) and runtime.name in known.runtime.newer_names
    ]


def to_be_read(document: Document, runtimes: Iterable[Runtime]) -> Iterator[Runtime]:
    """The first of some runtimes, and once the document was read on it, those not alike."""
    first: Runtime | None = None
    for runtime in runtimes:
        if first is None:
            first = runtime
            yield runtime
        elif not is_alike(document, first, runtime):
            yield runtime
