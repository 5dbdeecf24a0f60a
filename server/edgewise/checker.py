"""The whole flow in one screen: text → units → references → rules → findings.

Pure: no I/O, and it never raises on any text. Everything worked out about a unit is kept
with the unit, so a keystroke costs what it touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.project import NoProject, Project

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Finding, Position
    from edgewise.runtimes.target import Target
    from edgewise.semantics.references import Reference
    from edgewise.source.document import Document

_ALONE = NoProject()


def check(
    document: Document, target: Target, project: Project = _ALONE, path: Path | None = None
) -> list[Finding]:
    """What there is to say about `document` on `target`, by place.

    `path` is where the document is or will be saved; None for an untitled one.
    """
    return []


def references_at(
    document: Document,
    position: Position,
    target: Target,
    project: Project = _ALONE,
    path: Path | None = None,
) -> list[Reference]:
    """The references around a place, the narrowest first; ranges are the document's."""
    return []
