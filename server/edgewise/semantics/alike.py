"""Whether a document is on one runtime what it is on another, so that one reading does for both.

Everything that was asked of a runtime about a document counts, as long as the document is edited:
readings are kept, and nobody remembers which of them asked.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from edgewise.runtimes.noting import noting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.source.document import Document


@contextmanager
def keeping_notes(document: Document, runtime: Runtime) -> Iterator[None]:
    """Keep with the document on which other runtimes what is asked of `runtime` is otherwise."""
    names: set[str] = set()
    try:
        with noting() as names:
            yield
    finally:
        kept = document.latest.setdefault((keeping_notes, runtime.name), set())
        if isinstance(kept, set):
            kept |= names


def is_alike(document: Document, read: Runtime, other: Runtime) -> bool:
    """Whether all that was asked of the runtime `read` about a document is the same on `other`."""
    differing = document.latest.get((keeping_notes, read.name))
    return (
        other.name in read.newer_names
        and isinstance(differing, set)
        and other.name not in differing
    )


def to_be_read(document: Document, runtimes: Iterable[Runtime]) -> Iterator[Runtime]:
    """The first of some runtimes, and once the document was read on it, those not alike."""
    first: Runtime | None = None
    for runtime in runtimes:
        if first is None:
            first = runtime
            yield runtime
        elif not is_alike(document, first, runtime):
            yield runtime
