"""Runs a case the way an editor would: files on disk, a target, findings, edits."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.checker import check
from edgewise.cli.receivers import Receivers
from edgewise.config.discovery import ConfigFiles
from edgewise.fixes.edits import compute
from edgewise.fixes.site import apply
from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes.selection import select_target
from edgewise.semantics.project import NoProject, Project
from edgewise.source.document import Document
from rules.fixtures import ENTRY, Case

if TYPE_CHECKING:
    from edgewise.finding import Finding
    from edgewise.fixes.fix import Fix
    from edgewise.runtimes.target import Target


_PATIENCE_S = 30.0


@cache
def _jedi() -> JediClient:
    """One worker for all cases; it ends with this process."""
    return JediClient(give_up_s=_PATIENCE_S, polite=False)


@dataclass(frozen=True)
class Checked:
    """A case that was checked, with all that it takes to check a changed text again."""

    target: Target
    project: Project
    path: Path | None
    document: Document
    findings: list[Finding]

    def again(self, text: str) -> list[Finding]:
        """The findings of another text in the same place."""
        return check(Document.open(text), self.target, self.project, self.path)

    def fixed(self, finding: Finding, fix: Fix) -> str | None:
        """The text after `fix`; None if it changes nothing here."""
        done = compute(fix, finding, self.document, self.path, lambda path: path.read_text())
        for edit in done:
            if edit.path is None:
                return apply(self.document.text, edit.edits)
        return None


def checked(case: Case, folder: Path) -> Checked:
    """Check a case whose files are written to the empty `folder`."""
    document = Document.open(case.text)
    if not case.files:
        target = case.target()
        return Checked(target, NoProject(), None, document, check(document, target))
    for name, text in (*case.files, (ENTRY, case.text)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    selection = select_target(folder, ConfigFiles(), root=folder)
    target = selection.target if case.chooses_target else case.target()
    path = folder / ENTRY
    project = WorkspaceProject(
        [folder], main=selection.main, environ={}, jedi=_jedi(), at_once=True
    )
    project.serve(selection.worker)
    try:
        project_findings = check(document, target, project, path)
        awaited = project.awaited
        while project.pending and (
            project.refine_blocking(_PATIENCE_S) or project.awaited is not awaited
        ):
            awaited = project.awaited
            project_findings = check(document, target, project, path)
        if Receivers(_PATIENCE_S).look_into(document, target, project, path):
            project_findings = check(document, target, project, path)
    finally:
        project.close()
    return Checked(target, project, path, document, project_findings)


def chosen_target(case: Case, folder: Path) -> Target:
    """The target of a case whose files are in `folder`."""
    if case.chooses_target:
        return select_target(folder, ConfigFiles(), root=folder).target
    return case.target()


def runtimes_of(case: Case) -> tuple[str, ...]:
    """The names of the runtimes that a case is about."""
    if not case.chooses_target:
        return case.target().names
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in case.files:
            if "/" not in file:
                (folder / file).write_text(text, "utf-8")
        return chosen_target(case, folder).names
