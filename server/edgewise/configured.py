"""What Edgewise's own configuration means for a file: which rules speak, whether it is checked.

The one place where the options of files, the editor and the command line come together. The
nearest file that has options of ours counts, with what it extends, and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from edgewise.config.layers import Layer, Layers, extended
from edgewise.config.option_checker import wrong_in
from edgewise.config.patterns import Pattern, Patterns
from edgewise.config.policy import (
    EVERYTHING,
    Policy,
    Ruling,
    can_be_off,
    policy_of,
    rulings,
)
from edgewise.config.selectors import closeness
from edgewise.resolve.assumed import Assumed
from edgewise.runtimes.selection import target_names, target_of
from edgewise.runtimes.target import Choice, ChosenBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edgewise.config.discovery import ConfigFiles
    from edgewise.config.options import Names
    from edgewise.config.problem import Problem
    from edgewise.config.reading import Reading
    from edgewise.config.settings import Settings
    from edgewise.rules.documented import Documented
    from edgewise.runtimes.target import Target


class ForFile(NamedTuple):
    """A runtime's names for one file, and who says so."""

    layer: Layer
    names: Names


@dataclass(frozen=True)
class Configured:
    """What holds in a folder; `layers` are the weakest first."""

    layers: Layers = ()
    found: tuple[Problem, ...] = ()
    """What was wrong when the files were read."""

    def policy(self, path: Path | None) -> Policy:
        """The rules of a file; `path` is None for one that is not saved."""
        if not self.layers:
            return EVERYTHING
        if path is None or not self._ignores:
            return self._policy
        fitting = frozenset(
            number for number, (pattern, _) in enumerate(self._ignores) if pattern.fits(str(path))
        )
        if fitting not in self._policies:
            codes = (code for number in fitting for code in self._ignores[number][1])
            self._policies[fitting] = self._policy.without(codes) if fitting else self._policy
        return self._policies[fitting]

    def target(self, path: Path) -> ForFile | None:
        """The runtimes that `per-file-target` names for a file; None if it names none."""
        return next((each for fits, each in reversed(self._targets) if fits.fits(str(path))), None)

    @cached_property
    def is_by_file(self) -> bool:
        """Whether files of one folder may differ."""
        return bool(self._ignores or self._targets)

    def excludes(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a file or folder, named by its absolute path, is not checked.

        Only the path itself is looked at: what is above it was looked at before.
        """
        if any(each.fit(path, is_folder=is_folder) for each in self._excluded):
            return True
        return not is_folder and self._included is not None and not self._included.fit(path)

    @cached_property
    def excludes_anything(self) -> bool:
        """Whether `excludes` can say yes at all."""
        return bool(self._excluded) or self._included is not None

    @cached_property
    def assumed(self) -> Assumed:
        """What is taken for granted."""
        return Assumed(
            frozenset(self._words("modules")),
            frozenset(map(_normalized, self._words("packages"))),
        )

    @cached_property
    def rulings(self) -> dict[str, Ruling]:
        """What was decided about each rule, whatever the file."""
        return rulings(self.layers, _rules())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files, their options, and the names in them; not suppressed."""
        wrong = [
            problem
            for layer in self.layers
            if layer.path is not None and layer.is_current
            for problem in wrong_in(layer, _rules(), target_names())
        ]
        silencing = {layer.path: layer.suppressions for layer in self.layers}
        return tuple(
            each
            for each in (*self.found, *wrong)
            if each.path not in silencing or not silencing[each.path].silences(each)
        )

    @cached_property
    def _policy(self) -> Policy:
        return policy_of(self.rulings)

    @cached_property
    def _policies(self) -> dict[frozenset[int], Policy]:
        return {}

    @cached_property
    def _ignores(self) -> tuple[tuple[Pattern, frozenset[str]], ...]:
        """The patterns of `per-file-ignores` with the codes that they switch off."""
        return tuple(
            (
                Pattern(said.layer.folder, pattern),
                frozenset(
                    rule.code
                    for selector in said.names.value
                    for rule in _rules()
                    if can_be_off(rule) and closeness(selector.value, rule)
                ),
            )
            for pattern, said in self._by_pattern("per_file_ignores")
        )

    @cached_property
    def _targets(self) -> tuple[tuple[Pattern, ForFile], ...]:
        return tuple(
            (Pattern(said.layer.folder, pattern), said)
            for pattern, said in self._by_pattern("per_file_target")
        )

    @cached_property
    def _excluded(self) -> tuple[Patterns, ...]:
        stated = [
            ForFile(layer, layer.options.extend_exclude)
            for layer in self.layers
            if layer.options.extend_exclude is not None
        ]
        exclude = self._latest("exclude")
        return tuple(map(_patterns, (*stated, exclude) if exclude else stated))

    @cached_property
    def _included(self) -> Patterns | None:
        include = self._latest("include")
        return _patterns(include) if include else None

    def _latest(self, name: str) -> ForFile | None:
        """What the strongest layer that sets a list says."""
        for layer in reversed(self.layers):
            stated: Names | None = getattr(layer.options, name)
            if stated is not None:
                return ForFile(layer, stated)
        return None

    def _words(self, name: str) -> list[str]:
        said = self._latest(name)
        return [each.value for each in said.names.value] if said else []

    def _by_pattern(self, name: str) -> Iterator[tuple[str, ForFile]]:
        """The entries of a table, those of what is extended first; the same key counts once."""
        entries: dict[str, ForFile] = {}
        for layer in self.layers:
            stated = getattr(layer.options, name)
            for entry in stated.value if stated else ():
                entries.pop(entry.key.value, None)
                entries[entry.key.value] = ForFile(layer, entry.value)
        yield from entries.items()


NOT_CONFIGURED = Configured()


def own_target(configured: Configured, path: Path) -> Target | None:
    """The target that a file has by `per-file-target`, None for that of its folder."""
    said = configured.target(path)
    if said is None:
        return None
    known = target_names()
    names = [each.value for each in said.names.value if each.value in known]
    if not names:
        return None
    because = f"{said.layer.said_by} sets the target of this file to {', '.join(names)}"
    where = said.names.range if said.layer.is_current else None
    return target_of(names, Choice(ChosenBy.EDGEWISE_CONFIG, because, said.layer.path, where))


class FolderConfigurations:
    """What holds in each folder; found out once, until `forget`.

    `overrides` are the editor's and the command line's layers.
    """

    def __init__(self, files: ConfigFiles, overrides: Layers = ()) -> None:
        self._files = files
        self._overrides = overrides
        self._folders: dict[Path, Configured | None] = {}
        self._nothing = Configured(overrides) if overrides else NOT_CONFIGURED

    def of(self, folder: Path | None) -> Configured:
        """What holds for the files of a folder; None is for a text that is in no folder."""
        found = None
        if (only := self._files.only) is not None:
            if only not in self._folders:
                self._folders[only] = self._in((self._files.settings(only),))
            found = self._folders[only]
        elif folder is not None:
            found = self._nearest(folder)
        return found or self._nothing

    def excludes(self, path: Path, top: Path | None) -> bool:
        """Whether a file is not checked, or lies in a folder that is not, below `top`.

        Each folder is for the configuration to exclude that holds around it.
        """
        is_folder = path.suffix != ".py" and path.is_dir()
        for folder in path.parents:
            if self.excludes_entry(folder, str(path), is_folder=is_folder):
                return True
            if folder == top:
                break
            path, is_folder = folder, True
        return False

    def excludes_entry(self, folder: Path, path: str, *, is_folder: bool) -> bool:
        """Whether an entry of a folder that is not excluded is."""
        found = self.of(folder)
        return found.excludes_anything and found.excludes(path, is_folder=is_folder)

    def forget(self) -> None:
        """Look anew: files have changed."""
        self._folders.clear()

    def _nearest(self, folder: Path) -> Configured | None:
        passed = []
        found = None
        for each in (folder, *folder.parents):
            if each in self._folders:
                found = self._folders[each]
                break
            passed.append(each)
            found = self._in(self._files.folder(each).settings)
            if found is not None:
                break
        self._folders.update(dict.fromkeys(passed, found))
        return found

    def _in(self, readings: Iterable[Reading[Settings] | None]) -> Configured | None:
        for reading in readings:
            settings = reading.known if reading is not None else None
            if reading is not None and settings is not None and settings.options is not None:
                said = extended(reading, self._files)
                return Configured((*said.layers, *self._overrides), said.problems)
        return None


def _patterns(said: ForFile) -> Patterns:
    return Patterns(said.layer.folder, tuple(each.value for each in said.names.value))


def _normalized(name: str) -> str:
    from edgewise.resolve.distributions import normalized  # noqa: PLC0415 - rarely wanted

    return normalized(name)


def _rules() -> tuple[Documented, ...]:
    from edgewise.rules import documented  # noqa: PLC0415 - loads all rules

    return documented()
