"""The configuration files around the files of a run, and what is wrong in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgewise.cli.checking import Checking
from edgewise.config.discovery import is_config_file
from edgewise.config_language.checker import by_file, check_file, check_selection
from edgewise.config_language.outlook import Comparing, Worker, worker_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edgewise.cli.workspace import Setting, Workspace
    from edgewise.config.problem import Problem
    from edgewise.finding import Finding
    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.selection import Selection
    from edgewise.runtimes.target import Target


Recheck = Callable[[Path, "Target"], "Sequence[Finding]"]
"""Checks one file of the run against another target."""


NOTHING_KNOWN: Mapping[str, Sequence[Finding]] = MappingProxyType({})


class Configurations:
    """Gathers the selections of a run and what newer runtimes would change."""

    def __init__(self, workspace: Workspace, recheck: Recheck | None = None) -> None:
        """`recheck` is by default a check like any other."""
        self._workspace = workspace
        self._recheck = recheck or _by_checking(workspace)
        self._selections: list[Selection] = []
        self._settings: dict[int, Setting] = {}
        self._comparing: dict[Worker, Comparing] = {}
        self._named: list[Path] = []

    def add_named(self, path: Path) -> None:
        """Take in a path of the command line: a folder's own files count, Python in it or not."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        if absolute.is_dir():
            self._select(self._workspace.around(absolute))
        elif is_config_file(absolute):
            self._select(self._workspace.around(absolute.parent))
            self._named.append(absolute)

    def add(
        self,
        setting: Setting,
        path: Path | None,
        findings: Sequence[Finding],
        on_newer: Mapping[str, Sequence[Finding]] = NOTHING_KNOWN,
    ) -> None:
        """Take in a file that was checked; `path` is None for one that says nothing of others.

        `on_newer` is what is found on newer runtimes, as far as it is known.
        """
        self._select(setting)
        worker = worker_of(setting.selection)
        if worker is None or path is None or setting.own_target is not None:
            return
        if worker not in self._comparing:
            self._comparing[worker] = Comparing(setting.target)
        comparing = self._comparing[worker]
        if not comparing.is_idle:
            comparing.add(path, findings, partial(self._find, path, on_newer))

    def problems(self) -> dict[Path, list[Problem]]:
        """Return what is wrong, by file."""
        found: list[Problem] = []
        for selection in self._selections:
            worker = worker_of(selection)
            comparing = self._comparing.get(worker) if worker else None
            if comparing is not None:
                for _ in comparing.rest():
                    pass
            outlook = comparing.outlook() if comparing else None
            setting = self._settings[id(selection)]
            inventory = self._inventory(selection)
            found += check_selection(selection, outlook, inventory, setting.configured)
        for path in self._named:
            setting = self._workspace.around(path.parent)
            files = self._workspace.files
            found += check_file(path, files, setting.selection, setting.configured)
        return by_file(found)

    def _find(
        self, path: Path, known: Mapping[str, Sequence[Finding]], target: Target
    ) -> Sequence[Finding]:
        (name,) = target.names
        return known[name] if name in known else self._recheck(path, target)

    def _inventory(self, selection: Selection) -> Inventory | None:
        """What the project holds that the selection's `pyproject.toml` describes."""
        if selection.pyproject is None:
            return None
        setting = self._settings[id(selection)]
        inventory = setting.project.inventory(selection.pyproject.path)
        inventory.refresh()
        return inventory

    def _select(self, setting: Setting) -> None:
        if id(setting.selection) not in self._settings:
            self._settings[id(setting.selection)] = setting
            self._selections.append(setting.selection)


def _by_checking(workspace: Workspace) -> Recheck:
    checking = Checking(workspace)
    return lambda path, target: checking.look(path, target).findings
