"""Which fixes are applied without being asked for one by one, and how they combine.

"Fix all" in an editor and `edgewise check --fix` choose here. Loads no libcst.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.fixes.fix import ConfigAction, Suppress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from edgewise.finding import Finding, TextEdit
    from edgewise.fixes.edits import FileEdit
    from edgewise.fixes.fix import Fix


def chosen(findings: Iterable[Finding], *, unsafe: bool = False) -> Iterator[tuple[Finding, Fix]]:
    """Choose a fix for each finding that has one: the first that is safe.

    With `unsafe`, otherwise the best of those that change the finding's own document. A comment
    that hides the finding is no fix here.
    """
    for finding in findings:
        fix = next((each for each in finding.fixes if each.safe), None)
        if fix is None and unsafe:
            own = (each for each in finding.fixes if _changes_the_document(each))
            fix = next(own, None)
        if fix is not None:
            yield finding, fix


def _changes_the_document(fix: Fix) -> bool:
    return not isinstance(fix.action, Suppress | ConfigAction)


@dataclass(slots=True)
class Together:
    """The edits of several fixes, by file; None is the document that the findings are in."""

    edits: dict[Path | None, list[TextEdit]] = field(default_factory=dict)
    count: int = 0
    """How many fixes these edits are of."""

    def add(self, changed: Sequence[FileEdit]) -> None:
        """Take a fix in, unless a part of it touches what is there: the first one stays."""
        for file in changed:
            for edit in file.edits:
                if any(edit.range.overlaps(other.range) for other in self.edits.get(file.path, ())):
                    return
        for file in changed:
            self.edits.setdefault(file.path, []).extend(file.edits)
        self.count += bool(changed)
