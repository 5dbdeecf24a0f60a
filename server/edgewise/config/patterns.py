"""Patterns for paths, in the syntax of `.gitignore`; they count from the folder that says them."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec


class Patterns:
    """Several patterns, of which the last that fits a path decides, as in `.gitignore`."""

    def __init__(self, folder: Path, lines: tuple[str, ...]) -> None:
        self._folder = str(folder)
        known = tuple(line for line in lines if is_pattern(line))
        self._spec = _spec(known) if known else None

    def fit(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether they name an absolute path itself; not whether it lies in a folder they name."""
        if self._spec is None:
            return False
        relative = os.path.relpath(path, self._folder).replace(os.sep, "/")
        if relative.startswith("../") or relative in (".", ".."):
            return False
        return bool(self._spec.check_file(f"{relative}/" if is_folder else relative).include)


class Pattern:
    """One pattern; with a `!` before it, it fits all other files."""

    def __init__(self, folder: Path, written: str) -> None:
        self._is_opposite = written.startswith("!")
        self._patterns = Patterns(folder, (written.removeprefix("!"),))

    def fits(self, path: str) -> bool:
        """Whether it names the absolute path of a file, or a folder that the file is in."""
        return self._patterns.fit(path) is not self._is_opposite


def is_pattern(written: str) -> bool:
    """Whether Git would understand it."""
    try:
        _spec((written,))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=256)
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where somebody wrote a pattern

    return GitIgnoreSpec.from_lines(lines)
