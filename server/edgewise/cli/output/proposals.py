"""The edits behind a finding's fixes, for reports that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.cli.results import STANDARD_INPUT
from edgewise.config.discovery import ConfigFiles
from edgewise.fixes.fix import Suppress
from edgewise.source.document import Document

if TYPE_CHECKING:
    from edgewise.cli.results import FileResult
    from edgewise.finding import Finding
    from edgewise.fixes.edits import FileEdit
    from edgewise.fixes.fix import Fix


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix and what it changes."""

    fix: Fix
    edits: tuple[FileEdit, ...]


def proposals(file: FileResult, finding: Finding) -> list[Proposal]:
    """Compute what the fixes of a finding change; a comment that silences it is none."""
    wanted = [fix for fix in finding.fixes if not isinstance(fix.action, Suppress)]
    if not wanted:
        return []
    from edgewise.fixes.edits import compute  # noqa: PLC0415 - loads libcst

    path = None if file.path == STANDARD_INPUT else Path(file.path).absolute()
    files = ConfigFiles()
    found = []
    for fix in wanted:
        edits = compute(fix, finding, _document(file.text), path, files.shown)
        if edits:
            found.append(Proposal(fix, tuple(edits)))
    return found


@lru_cache(maxsize=1)
def _document(text: str) -> Document:
    """The document of a text; the findings of a file come one after the other."""
    return Document.open(text)
