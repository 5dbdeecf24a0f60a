"""One file of a run after the other: from its text to its findings."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.checker import check
from edgewise.cli.outcomes import FileOutcome, Mistake
from edgewise.cli.receivers import Receivers
from edgewise.cli.result_cache import digest_of
from edgewise.config_language.outlook import newer_targets, worker_of
from edgewise.resolve.discovery import read_source
from edgewise.runtimes.noting import noting
from edgewise.source.document import Document
from edgewise.source.reading import UnreadableError

if TYPE_CHECKING:
    from edgewise.cli.workspace import Setting, Workspace
    from edgewise.finding import Finding
    from edgewise.runtimes.target import Target

_ROUNDS = 3  # an answer about one module may lead to a question about the next


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file, and against what it was checked."""

    setting: Setting
    findings: tuple[Finding, ...]


class Checking:
    """Checks files in a workspace; what that finds out about other files it keeps."""

    def __init__(self, workspace: Workspace, *, is_kept: bool = False) -> None:
        """`is_kept` says that somebody keeps the outcomes and wants to know what they rest on."""
        self._workspace = workspace
        self._is_kept = is_kept
        self._receivers = Receivers()
        self.characters = 0
        """How many were checked so far."""

    def check(self, text: str, path: Path | None, target: Target | None = None) -> Checked:
        """Check a text as the file at `path`; as one in the current folder for None.

        `target` is another one than the file's own.
        """
        setting = self._workspace.around_file(path)
        return Checked(
            setting, self._find(Document.open(text), setting, path, target or setting.target)
        )

    def _find(
        self, document: Document, setting: Setting, path: Path | None, target: Target
    ) -> tuple[Finding, ...]:
        project = setting.project
        absolute = Path(os.path.abspath(path)) if path else None  # noqa: PTH100 - links stay
        findings = check(document, target, project, absolute, setting.policy)
        for _ in range(_ROUNDS):
            awaited = project.awaited
            if not project.pending or not (
                project.refine_blocking() or project.awaited is not awaited
            ):
                break
            findings = check(document, target, project, absolute, setting.policy)
        if self._receivers.look_into(document, target, project, absolute):
            findings = check(document, target, project, absolute, setting.policy)
        return tuple(findings)

    def look(self, path: Path, target: Target | None = None) -> FileOutcome:
        """Check a file, if need be on another target than its own; never raises."""
        try:
            text = read_source(path).text
            self.characters += len(text)
            setting = self._workspace.around_file(path)
            project, wanted = setting.project, target or setting.target
            footprint = project.footprint
            doubts = footprint.doubts
            with footprint.gathered() as places:
                document = Document.open(text)
                with noting() as differing:
                    findings = self._find(document, setting, path, wanted)
                on_newer = dict.fromkeys(wanted.newer_names - differing, findings)
                if target is None and findings:
                    self._find_on_newer(document, setting, path, on_newer)
        except UnreadableError as error:
            return FileOutcome(path, unreadable=str(error))
        except Exception as error:  # noqa: BLE001 - one file must not end the run
            return FileOutcome(path, mistake=Mistake.of(error))
        if not self._is_kept:
            return FileOutcome(path, text if findings else "", findings, on_newer=on_newer)
        return FileOutcome(
            path,
            text if findings else "",
            findings,
            digest=digest_of(text),
            places=tuple(sorted(places)),
            in_doubt=footprint.doubts != doubts,
            modules=project.places_of_modules(),
            on_newer=on_newer,
        )

    def _find_on_newer(
        self,
        document: Document,
        setting: Setting,
        path: Path,
        found: dict[str, tuple[Finding, ...]],
    ) -> None:
        """Find what somebody compares who knows of a newer runtime; `found` is known already."""
        if worker_of(setting.selection) is None or setting.own_target is not None:
            return
        for target in newer_targets(setting.target):
            (name,) = target.names
            if name not in found:
                with suppress(Exception):  # whoever compares will know
                    found[name] = self._find(document, setting, path, target)
