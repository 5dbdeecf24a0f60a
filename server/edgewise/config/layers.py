"""Who says something about the configuration: files, the editor, the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.options import Options


@dataclass(frozen=True, slots=True)
class Layer:
    """What one of them sets.

    `said_by` is a file's name, `editor` or `command line`. Patterns and relative paths count
    from `folder`. `path` is the file, None for the others.
    """

    options: Options
    said_by: str
    folder: Path
    path: Path | None = None


Layers = tuple[Layer, ...]
"""The weakest first: what a file extends, the file, the editor, the command line."""
