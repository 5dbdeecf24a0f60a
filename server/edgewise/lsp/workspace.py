"""The folders that the client opened: their settings, targets and projects."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.config.discovery import ConfigFiles, is_config_file
from edgewise.configured import Configured, FolderConfigurations, own_target
from edgewise.lsp.settings import EditorSettings
from edgewise.resolve.background import Background
from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes.selection import (
    Selection,
    UnknownTargetError,
    requested_target,
    select_target,
)
from edgewise.runtimes.target import ChosenBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.config.policy import Policy
    from edgewise.resolve.assumed import Assumed
    from edgewise.runtimes.target import Target

logger = logging.getLogger(__name__)


class _ProjectKey(NamedTuple):
    root: Path
    main: Path | None
    interpreter: str | None
    assumed: Assumed


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What a document is checked against: its target and the code around it."""

    selection: Selection
    project: WorkspaceProject
    configured: Configured
    policy: Policy
    own_target: Target | None = None
    """The runtimes of this file alone, where it has others than its folder."""

    @property
    def target(self) -> Target:
        """The runtimes."""
        return self.own_target or self.selection.target

    def fits(self, other: Setting) -> bool:
        """Whether everything that was found with one holds with the other."""
        return (
            self.selection == other.selection
            and self.project is other.project
            and self.policy == other.policy
            and self.own_target == other.own_target
            and self.configured == other.configured
        )


@dataclass
class Workspace:
    """Chooses the target and the project of each file, and remembers the choice.

    `generation` changes whenever a choice may have changed.
    """

    roots: list[Path] = field(default_factory=list)
    files: ConfigFiles = field(default_factory=ConfigFiles)
    generation: int = 0
    _settings: dict[Path | None, EditorSettings] = field(default_factory=dict)
    _chosen: dict[Path | None, Setting] = field(default_factory=dict)
    _previous: dict[Path | None, Setting] = field(default_factory=dict)
    _configured: dict[Path | None, FolderConfigurations] = field(default_factory=dict)
    _excluded: dict[Path, bool] = field(default_factory=dict)
    _projects: dict[_ProjectKey, WorkspaceProject] = field(default_factory=dict)
    _keys: dict[WorkspaceProject, _ProjectKey] = field(default_factory=dict)
    _apart: dict[WorkspaceProject, WorkspaceProject] = field(default_factory=dict)
    _jedi: JediClient = field(default_factory=JediClient)
    _background: Background = field(default_factory=Background)

    def around(self, path: Path | None) -> Setting:
        """Return what a document is checked against; `path` is None for one in no file."""
        folder = self._folder_of(path)
        chosen = self._chosen.get(folder)
        if chosen is None:
            chosen = self._choose(folder)
            previous = self._previous.get(folder)
            if previous and previous.fits(chosen):
                chosen = previous  # what was worked out for it stays
            self._chosen[folder] = self._previous[folder] = chosen
        if path is None or not chosen.configured.is_by_file:
            return chosen
        own = self._chosen.get(path)
        if own is None:
            own = self._of_file(path, chosen)
            previous = self._previous.get(path)
            if previous and previous.fits(own):
                own = previous
            self._chosen[path] = self._previous[path] = own
        return own

    def exclusions(self, root: Path | None) -> FolderConfigurations:
        """Return what the configuration excludes in a workspace folder."""
        if root not in self._configured:
            overrides = self.settings(root).layer(root or Path.cwd())
            self._configured[root] = FolderConfigurations(self.files, overrides)
        return self._configured[root]

    def excludes(self, path: Path | None) -> bool:
        """Whether the configuration says that a file is not checked."""
        if path is None:
            return False
        if path not in self._excluded:
            root = self.root_of(path.parent)
            self._excluded[path] = self.exclusions(root).excludes(path, root)
        return self._excluded[path]

    def settings(self, root: Path | None) -> EditorSettings:
        """Return the editor's settings of a workspace folder, or those of no folder."""
        return self._settings.get(root) or self._settings.get(None) or EditorSettings()

    def set_settings(self, settings: dict[Path | None, EditorSettings]) -> bool:
        """Take what the editor says now; return whether that is anything new."""
        if settings == self._settings:
            return False
        self._settings = settings
        self.rechoose()
        return True

    def mistakes(self) -> list[str]:
        """Return a sentence for each target and rule in the settings that does not exist."""
        said = {_unknown_target(settings) for settings in self._settings.values()}
        said.update(each for settings in self._settings.values() for each in settings.mistakes())
        return sorted(sentence for sentence in said if sentence)

    def rechoose(self) -> None:
        """Choose anew, from what is known of the files."""
        self._chosen.clear()
        self._configured.clear()
        self._excluded.clear()
        self.generation += 1

    def overlay(self, path: Path, text: str | None) -> None:
        """Take an editor's text for a configuration file's content; None to end that."""
        self.files.overlay(path, text)
        self.rechoose()

    def look_again(self, paths: Iterable[Path]) -> None:
        """Read these configuration files anew: they may have changed since they were read."""
        for path in paths:
            self.files.forget(path)
        self.rechoose()

    def files_changed(self, paths: Iterable[Path]) -> None:
        """Read these files and folders anew: they were created, changed or deleted."""
        changed = list(paths)
        for path in changed:
            if self._is_read(path):
                self.files.forget(path)
        for project in (*self._projects.values(), *self._apart.values()):
            project.invalidate(changed)
        if any(map(self._is_read, changed)):
            self.rechoose()
        self.generation += 1

    def change_roots(self, added: Iterable[Path], removed: Iterable[Path]) -> None:
        """Take workspace folders in and out."""
        gone = set(removed)
        self.roots = [root for root in self.roots if root not in gone]
        self.roots += [root for root in added if root not in self.roots]
        self.rechoose()

    def root_of(self, folder: Path | None) -> Path | None:
        """Return the innermost workspace folder around a folder."""
        if folder is None:
            return None
        around = [root for root in self.roots if folder.is_relative_to(root)]
        return max(around, key=lambda root: len(root.parts), default=None)

    def projects(self) -> list[WorkspaceProject]:
        """Return the projects in use."""
        return list(self._projects.values())

    def apart(self, project: WorkspaceProject) -> WorkspaceProject:
        """Return the same project again, for the files that nobody has open.

        What thousands of them ask must make no open document wait or be looked at again.
        """
        twin = self._apart.get(project)
        if twin is None:
            twin = self._apart[project] = self._made(self._keys[project])
            twin.footprint.is_wanted = True
            # The process that reads modules takes both for one, in the same state.
            twin.invalidations = project.invalidations
        twin.serve(project.worker)
        return twin

    def projects_apart(self) -> list[WorkspaceProject]:
        """Return those that `apart` has made."""
        return list(self._apart.values())

    def close(self) -> None:
        """End the processes that were started."""
        for project in (*self._projects.values(), *self._apart.values()):
            project.close()
        self._jedi.close()
        self._background.close()

    def _is_read(self, path: Path) -> bool:
        return is_config_file(path) or path in self.files.extended()

    def _folder_of(self, path: Path | None) -> Path | None:
        if path is not None:
            return path.parent
        # An untitled document will most likely be saved in the one folder that is open.
        return self.roots[0] if len(self.roots) == 1 else None

    def _choose(self, folder: Path | None) -> Setting:
        root, previous = self.root_of(folder), self._previous.get(folder)
        settings = self.settings(root)
        try:
            explicit = _requested(settings)
        except UnknownTargetError:  # told once, when the settings came
            explicit = None
        selection = select_target(
            folder,
            self.files,
            explicit=explicit,
            environment=settings.environment,
            previous=previous.target if previous else None,
        )
        logger.info("%s: %s", folder, selection.target.choice.because)
        found = self.exclusions(root).of(folder)
        project = self._project(root or folder, selection, settings, found.assumed)
        return Setting(selection, project, found, found.policy(None))

    def _of_file(self, path: Path, folder: Setting) -> Setting:
        """What differs in one file from its folder; the folder's setting if nothing does."""
        policy = folder.configured.policy(path)
        is_asked_for = folder.selection.target.choice.by is ChosenBy.EDITOR
        target = None if is_asked_for else own_target(folder.configured, path)
        if policy is folder.policy and target is None:
            return folder
        return replace(folder, policy=policy, own_target=target)

    def _project(
        self,
        root: Path | None,
        selection: Selection,
        settings: EditorSettings,
        assumed: Assumed,
    ) -> WorkspaceProject:
        key = _ProjectKey(root or Path.cwd(), selection.main, settings.interpreter, assumed)
        if key not in self._projects:
            project = self._projects[key] = self._made(key, is_rooted=root is not None)
            self._keys[project] = key
        self._projects[key].serve(selection.worker)
        return self._projects[key]

    def _made(self, key: _ProjectKey, *, is_rooted: bool = True) -> WorkspaceProject:
        return WorkspaceProject(
            [key.root] if is_rooted else [],
            main=key.main,
            environment=key.interpreter,
            jedi=self._jedi,
            background=self._background,
            assumed=key.assumed,
        )


def _unknown_target(settings: EditorSettings) -> str | None:
    try:
        _requested(settings)
    except UnknownTargetError as error:
        return str(error)
    return None


def _requested(settings: EditorSettings) -> Target | None:
    return requested_target(settings.target, ChosenBy.EDITOR) if settings.target else None
