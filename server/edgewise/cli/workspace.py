"""The target and the surrounding code of each file that is checked."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.discovery import ConfigFiles
from edgewise.config.layers import NO_OVERRIDES, Overrides
from edgewise.configured import Configured, FolderConfigurations, own_target
from edgewise.resolve.cache_folder import cache_folder
from edgewise.resolve.discovery import discover, repository
from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.summary_cache import SummaryCache
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes.selection import Selection, requested_target, select_target
from edgewise.runtimes.target import ChosenBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.cli.request import Request
    from edgewise.config.policy import Policy
    from edgewise.resolve.assumed import Assumed
    from edgewise.resolve.discovery import Unreadable
    from edgewise.runtimes.target import Target


@dataclass(frozen=True, slots=True)
class Setting:
    """What a file is checked against."""

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


class Workspace:
    """Chooses once for each folder; the code around a file is its repository, or the folder."""

    def __init__(
        self,
        explicit: Target | None = None,
        overrides: Overrides = NO_OVERRIDES,
        *,
        cached: bool = True,
    ) -> None:
        """`explicit` and `overrides` are what the command line asks for.

        Where it is `cached`, what is found out about installed modules is kept on disk.
        """
        self.files = ConfigFiles(only=overrides.only, isolated=overrides.isolated)
        self.configurations = FolderConfigurations(self.files, overrides.layers)
        self._explicit = explicit
        self._force_exclude = overrides.force_exclude
        self._chosen: dict[Path, Setting] = {}
        self._projects: dict[tuple[Path, Path | None, Assumed], WorkspaceProject] = {}
        self._jedi = JediClient(polite=False)
        self._cache = SummaryCache(cache_folder()) if cached else None

    def around(self, folder: Path) -> Setting:
        """Return what the files of a folder are checked against."""
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay
        if folder not in self._chosen:
            selection = select_target(folder, self.files, explicit=self._explicit)
            found = self.configurations.of(folder)
            project = self._project(folder, selection, found.assumed)
            self._chosen[folder] = Setting(selection, project, found, found.policy(None))
        return self._chosen[folder]

    def around_file(self, path: Path | None) -> Setting:
        """Return what a file is checked against; None for a text in the current folder."""
        if path is None:
            return self.around(Path.cwd())
        path = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        folder = self.around(path.parent)
        if not folder.configured.is_by_file:
            return folder
        target = None if self._explicit else own_target(folder.configured, path)
        return replace(folder, policy=folder.configured.policy(path), own_target=target)

    def passes_over(self, path: Path) -> bool:
        """Whether a file that is named is not checked all the same."""
        return self._force_exclude and self.configurations.excludes(path, None)

    def discover(self, paths: Sequence[Path]) -> Iterator[Path | Unreadable]:
        """Find the files to check, without those that the configuration excludes."""
        return discover(paths, self.configurations, force=self._force_exclude)

    def close(self) -> None:
        """End the process that was started, if any."""
        for project in self._projects.values():
            project.close()
        self._jedi.close()
        if self._cache is not None:
            self._cache.close()

    def _project(self, folder: Path, selection: Selection, assumed: Assumed) -> WorkspaceProject:
        current = Path.cwd()
        root = repository(folder) or (current if folder.is_relative_to(current) else folder)
        key = root, selection.main, assumed
        if key not in self._projects:
            self._projects[key] = WorkspaceProject(
                [root],
                main=selection.main,
                jedi=self._jedi,
                at_once=True,
                cache=self._cache,
                assumed=assumed,
            )
            self._projects[key].footprint.is_wanted = self._cache is not None
            self._projects[key].serve(selection.worker)
        return self._projects[key]


def workspace_for(request: Request, targets: tuple[str, ...] = ()) -> Workspace:
    """Return the workspace of a run; `targets` names the runtimes where the request does not."""
    target = request.target
    if targets:
        target = requested_target(targets, ChosenBy.COMMAND_LINE)
    return Workspace(target, request.overrides, cached=not request.no_cache)
