"""Where files are for tools that know the repository and not the current folder."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from edgewise.cli.results import STANDARD_INPUT
from edgewise.resolve.discovery import repository

_CHECKED_OUT = ("CI_PROJECT_DIR", "GITHUB_WORKSPACE")
"""Where GitLab and GitHub say that they put a repository; a copy without `.git` needs it."""


def root() -> Path:
    """The folder that a CI's paths count from: the repository around the current folder."""
    return _root(Path.cwd(), tuple(os.environ.get(name, "") for name in _CHECKED_OUT))


@cache
def _root(current: Path, checked_out: tuple[str, ...]) -> Path:
    found = repository(current)
    if found is not None:
        return found
    for folder in checked_out:
        if folder and current.is_relative_to(folder):
            return Path(folder)
    return current


def from_root(path: str) -> str:
    """A path as shown, seen from the root; as it was if it is outside."""
    if path == STANDARD_INPUT:
        return path
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    top = root()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else path
