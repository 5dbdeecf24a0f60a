"""The ways to have a finding not said any more, beside the comment on its line.

They come after everything that puts the code right, and no finding carries them: only an editor,
where somebody chooses from a menu, has a use for three of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from edgewise.config.discovery import UnreadableError, upward
from edgewise.config.problem import INVALID_CONFIG
from edgewise.config.settings import OWN_FILE
from edgewise.fixes.fix import Fix, IgnoreInConfiguration, Suppress, SuppressInFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.finding import Finding
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

_PYPROJECT = "pyproject.toml"


def fixes_of(server: Server, document: OpenDocument, finding: Finding) -> list[Fix]:
    """Return all that can be done about a finding, what only silences it last."""
    silencing = [fix for fix in finding.fixes if isinstance(fix.action, Suppress)]
    fixes = [fix for fix in finding.fixes if fix not in silencing]
    return [*fixes, *silencing, *_elsewhere(server, document, finding)]


def only_silences(fix: Fix) -> bool:
    """Whether a fix leaves the code as it is."""
    return isinstance(fix.action, (Suppress, SuppressInFile, IgnoreInConfiguration))


def _elsewhere(server: Server, document: OpenDocument, finding: Finding) -> Iterator[Fix]:
    code = finding.code
    if document.is_python:
        yield Fix(f"Suppress {code} in this file", SuppressInFile(code))
    if document.path is not None and code != INVALID_CONFIG[0]:
        file = _configuration(server, document.path)
        if file is not None:
            yield Fix(f"Ignore {code} in {file.name}", IgnoreInConfiguration(file, code))


def _configuration(server: Server, path: Path) -> Path | None:
    """The nearest file with options of ours, else the nearest `pyproject.toml`."""
    nearest: Path | None = None
    for folder in upward(path.parent, None):
        if _text(server, folder / OWN_FILE) is not None:
            return folder / OWN_FILE
        text = _text(server, folder / _PYPROJECT)
        if text is not None:
            if _has_table(text):
                return folder / _PYPROJECT
            nearest = nearest or folder / _PYPROJECT
    return nearest


@lru_cache(maxsize=16)
def _has_table(text: str) -> bool:
    if "edgewise" not in text:
        return False
    from edgewise.config.source import Source  # noqa: PLC0415 - loads the parser
    from edgewise.config.toml_source import read_toml  # noqa: PLC0415

    source = read_toml(text)
    return isinstance(source, Source) and source.at(("tool", "edgewise")) is not None


def _text(server: Server, path: Path) -> str | None:
    if server.folders.files.settings(path) is None:  # which remembers that there is none
        return None
    try:
        return server.folders.files.text(path)
    except UnreadableError:
        return None
