"""The texts that the client has open, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.config.discovery import is_config_file
from edgewise.lsp.reading_ahead import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from edgewise.finding import Finding, Position
    from edgewise.lsp.diagnostics import Made
    from edgewise.lsp.workspace import Setting, Workspace
    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.semantics.project import Awaited
    from edgewise.semantics.receivers import OpenCall, Types
    from edgewise.source.document import Change, Document
    from edgewise.source.lines import PositionEncoding
    from edgewise.source.runs import Run


@dataclass
class OpenDocument:
    """One text at its newest version; `path` is None for what is in no file."""

    uri: str
    path: Path | None
    language: str
    version: int
    document: Document
    told_target: object = None
    diagnostics: dict[int, Made] = field(default_factory=dict)
    """What was last said, by the identity of the findings."""
    is_apart: bool = False
    """Whether nobody has it open: it is a file's text, for a moment."""
    _checked: tuple[Document, Setting, int, Awaited] | None = None
    _findings: list[Finding] = field(default_factory=list)
    _waits: bool = False
    _start: object = None
    _read: tuple[Setting, int, frozenset[Run]] | None = None
    """What was read already, and what was known of other modules then."""

    @property
    def is_python(self) -> bool:
        """Whether there is code to check; a stub is never run, other files are configuration."""
        suffix = self.path.suffix if self.path else ""
        return (self.language == "python" or suffix == ".py") and suffix != ".pyi"

    @property
    def is_config(self) -> bool:
        """Whether its text chooses targets, saved or not."""
        return self.path is not None and is_config_file(self.path)

    def change(self, version: int, changes: Iterable[Change], encoding: PositionEncoding) -> None:
        """Apply an editor's changes."""
        self.document = self.document.changed(changes, encoding)
        self.version = version

    def findings(self, workspace: Workspace) -> list[Finding]:
        """Return what there is to say about the newest text, worked out once."""
        # A fifth of the start-up, and the answer to `initialize` need not wait for it.
        from edgewise.checker import check  # noqa: PLC0415

        if workspace.excludes(self.path):
            return []
        setting, project = workspace.around(self.path), self._project(workspace)
        known = self._checked
        if (
            known is None
            or known[0] is not self.document
            or known[1] is not setting
            or known[2] != project.revision
            or known[3] is not project.awaited
        ):
            waits = project.footprint.waits
            self._findings = check(
                self.document, setting.target, project, self.path, setting.policy
            )
            # What was read before is not asked about again, although it may still wait.
            still_waits = self._waits and project.pending > 0
            self._waits = still_waits or project.footprint.waits != waits
            self._start = project.at_startup(self.path), project.worker
            # Asked afterwards: looking modules up is what moves it.
            self._checked = self.document, setting, project.revision, project.awaited
            self.note_read(workspace)
        return self._findings

    def is_new(self, workspace: Workspace) -> bool:
        """Return whether much of it has to be read: more than should be read at a time."""
        runs = self.document.runs
        if len(runs) <= AT_ONCE or not self.is_python or workspace.excludes(self.path):
            return False
        setting = workspace.around(self.path)
        if self._read is None:
            return True
        around, revision, read = self._read
        if around is not setting or revision != self._project(workspace).revision:
            return True
        return len(runs) - len(read.intersection(runs)) > AT_ONCE

    def read_ahead(self, workspace: Workspace) -> Iterator[None]:
        """Read the newest text in steps of some milliseconds; the last finds it read."""
        from edgewise.checker import read_ahead  # noqa: PLC0415

        setting, project = workspace.around(self.path), self._project(workspace)
        runs, revision = frozenset(self.document.runs), project.revision
        steps = read_ahead(self.document, setting.target, project, self.path)
        while True:
            waits = project.footprint.waits
            is_done = next(steps, True)
            self._waits = self._waits or project.footprint.waits != waits
            if is_done:
                self._read = setting, revision, runs
                return
            yield

    def note_read(self, workspace: Workspace) -> None:
        """Take note that all of the text was read."""
        if len(self.document.runs) <= AT_ONCE:
            return
        revision = self._project(workspace).revision
        self._read = workspace.around(self.path), revision, frozenset(self.document.runs)

    def _project(self, workspace: Workspace) -> WorkspaceProject:
        project = workspace.around(self.path).project
        return workspace.apart(project) if self.is_apart else project

    def awaits(self, workspace: Workspace) -> bool:
        """Whether what was learnt about other modules may change what there is to say."""
        project = workspace.around(self.path).project
        return self._waits or self._start != (project.at_startup(self.path), project.worker)

    def open_calls(self, workspace: Workspace) -> dict[OpenCall, Position]:
        """Return the calls whose receiver only other files can tell."""
        from edgewise.checker import open_calls_in  # noqa: PLC0415

        if workspace.excludes(self.path):
            return {}
        setting = workspace.around(self.path)
        return open_calls_in(self.document, setting.target, setting.project, self.path)

    def learn(self, answers: Mapping[OpenCall, Types]) -> bool:
        """Take in what was found out about such calls; return whether it was anything new."""
        from edgewise.semantics.module import learn  # noqa: PLC0415

        is_new = learn(self.document, answers)
        if is_new:
            self._checked = None
        return is_new


class Documents:
    """All open documents by URI, as the client spells it."""

    def __init__(self) -> None:
        self._open: dict[str, OpenDocument] = {}  # the one that was used last at the end
        self._by_path: dict[Path, OpenDocument] = {}
        self.generation = 0
        """Changes whenever a document is opened or closed."""

    def open(self, document: OpenDocument) -> None:
        """Take a document in; one with the same URI is replaced."""
        self._open.pop(document.uri, None)
        self._open[document.uri] = document
        if document.path is not None:
            self._by_path[document.path] = document
        self.generation += 1

    def used(self, document: OpenDocument) -> None:
        """Take note that somebody works in a document."""
        if self._open.get(document.uri) is document:
            self._open[document.uri] = self._open.pop(document.uri)

    def recent(self) -> list[OpenDocument]:
        """Return the documents that are checked, those that somebody worked in last first."""
        return self.python()[::-1]

    def close(self, uri: str) -> OpenDocument | None:
        """Forget a document."""
        document = self._open.pop(uri, None)
        if document is not None and document.path is not None:
            self._by_path.pop(document.path, None)
        self.generation += 1
        return document

    def get(self, uri: str) -> OpenDocument | None:
        """Return the document with this URI, if it is open."""
        return self._open.get(uri)

    def python(self) -> list[OpenDocument]:
        """Return the documents that are checked."""
        return [each for each in self._open.values() if each.is_python]

    def configuration(self) -> list[OpenDocument]:
        """Return the configuration files that are open."""
        return [each for each in self._open.values() if each.is_config]

    def at(self, path: Path) -> OpenDocument | None:
        """Return the open document of a file."""
        return self._by_path.get(path)
