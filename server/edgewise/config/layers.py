"""Who says something about the configuration: files, the editor, the command line.

A file speaks for its folder and those below, up to a nearer one. What it `extend`s speaks
before it; where both say the same thing, the file counts.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from edgewise.config.problem import Problem
from edgewise.config.suppressions import NONE_SUPPRESSED, Suppressions

if TYPE_CHECKING:
    from edgewise.config.options import Options
    from edgewise.config.reading import Reading
    from edgewise.config.settings import Settings
    from edgewise.config.source import Stated

EDITOR = "editor"
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Layer:
    """What one of them sets.

    `said_by` is a file's name, `EDITOR` or `COMMAND_LINE`. Patterns and relative paths count
    from `folder`. `path` is the file, None for the others. `is_current`: its places are those of
    the text as it is, not of what a broken file said last.
    """

    options: Options
    said_by: str
    folder: Path
    path: Path | None = None
    suppressions: Suppressions = NONE_SUPPRESSED
    is_current: bool = True


Layers = tuple[Layer, ...]
"""The weakest first: what a file extends, the file, the editor, the command line."""


class Overrides(NamedTuple):
    """What the command line says of the configuration.

    `layers` speak after all files. `only` is the one file whose options count, and with
    `isolated` none does. With `force_exclude` a file that is named may be excluded too.
    """

    layers: Layers = ()
    only: Path | None = None
    isolated: bool = False
    force_exclude: bool = False


NO_OVERRIDES = Overrides()


class SettingsFiles(Protocol):
    """Where settings are read: `edgewise.config.discovery.ConfigFiles`."""

    def settings(self, path: Path) -> Reading[Settings] | None:
        """What a file sets; None if there is no such file."""


@dataclass(frozen=True, slots=True)
class Extended:
    """A file and all that it extends, the weakest first, with what is wrong in any of them."""

    layers: Layers
    problems: tuple[Problem, ...]


def extended(reading: Reading[Settings], files: SettingsFiles) -> Extended:
    """Follow `extend` from a file; a file that is missing or comes twice ends the way."""
    layers: list[Layer] = []
    problems = list(reading.problems)
    seen = {reading.path}
    current: Reading[Settings] | None = reading
    while current is not None and current.known is not None and current.known.options is not None:
        layer = _layer(current, current.known, current.known.options)
        layers.append(layer)
        stated = layer.options.extend
        current = None
        if stated is not None:
            path = extended_path(layer.folder, stated)
            current = files.settings(path)
            trouble = _trouble(path, stated, current, seen)
            seen.add(path)
            if trouble is not None:
                current = None
                if layer.is_current and layer.path is not None:
                    problems.append(Problem(layer.path, stated.range, trouble))
            elif current is not None:
                problems += current.problems
    return Extended(tuple(reversed(layers)), tuple(problems))


def extended_path(folder: Path, stated: Stated[str]) -> Path:
    """Where `extend` in a file of `folder` leads."""
    return Path(os.path.normpath(folder / stated.value))


def _layer(reading: Reading[Settings], settings: Settings, options: Options) -> Layer:
    return Layer(
        options,
        reading.path.name,
        reading.path.parent,
        reading.path,
        settings.suppressions,
        reading.content is not None,
    )


def _trouble(
    path: Path, stated: Stated[str], reading: Reading[Settings] | None, seen: set[Path]
) -> str | None:
    """Why a file cannot be extended, as a sentence."""
    if path in seen:
        return f"extend goes in a circle: '{stated.value}' extends this file, or is it."
    if reading is None:
        return f"extend leads to no file: there is no '{stated.value}' here."
    if reading.known is not None and reading.known.options is None:
        return f"'{stated.value}' has no table [tool.edgewise] to extend."
    return None
