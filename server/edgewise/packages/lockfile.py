"""Reads lock files: uv's `uv.lock`, and `pylock.toml`, which PEP 751 describes.

Both list every wheel that the index had for the version. What a file says wrongly is passed
over: its tools complain of it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from packaging.utils import canonicalize_name

from edgewise.finding import Position, Range

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

UV_LOCK = "uv.lock"
PYLOCK = "pylock.toml"
LOCK_FILES = (PYLOCK, UV_LOCK)
"""The better first: pywrangler resolves `pylock.toml` for the target itself."""

_TABLE = re.compile(r"^\[\[packages?\]\]", re.MULTILINE)
_NAME = re.compile(r"\bname\s*=\s*(\"[^\"\n]*\"|'[^'\n]*')")
_NEAR = 4_000  # characters after a table's head in which its name stands

Table = dict[str, object]


@dataclass(frozen=True, slots=True)
class Edge:
    """One dependency of a locked package; `version` is given where several are locked."""

    name: str
    version: str | None = None
    marker: str | None = None
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock file; `is_project` says that it is the project itself.

    `wheels` are file names. `from_index`: it comes from an index, which had these wheels and no
    others. `markers`: it is for targets where one of them holds; for any if there is none.
    """

    name: str
    version: str
    wheels: tuple[str, ...]
    from_index: bool
    markers: tuple[str, ...]
    edges: tuple[Edge, ...]
    extras: Mapping[str, tuple[Edge, ...]]
    range: Range
    is_project: bool = False


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock file.

    `environments` are markers of the targets that it is for, any if there is none, and
    `requires_python` the Pythons: uv leaves out the wheels of all others.
    """

    path: Path
    environments: tuple[str, ...] = ()
    requires_python: str | None = None
    packages: Mapping[str, tuple[Locked, ...]] = field(default_factory=dict)

    def required(self) -> Iterator[Edge]:
        """Give what is installed from it: what the project needs, or else all that it lists.

        `pylock.toml` does not have the project, and lists what to install and nothing else.
        """
        listed = [each for several in self.packages.values() for each in several]
        if self.path.name == UV_LOCK:
            for project in listed:
                if project.is_project:
                    yield from project.edges
            return
        for each in listed:
            yield Edge(each.name, each.version or None)

    def named(self, name: str) -> tuple[Locked, ...]:
        """Return the packages of a name that is spelled as PEP 503 says."""
        return self.packages.get(name, ())


def read_lock(text: str, path: Path) -> Lock | None:
    """Read a lock file; None if it is none. Never raises."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    key = "packages" if path.name != UV_LOCK else "package"
    tables = content.get(key)
    if not isinstance(tables, list):
        tables = []
    places = list(_places(text))
    found: dict[str, list[Locked]] = {}
    for index, table in enumerate(tables):
        if isinstance(table, dict) and isinstance(table.get("name"), str):
            where = places[index] if len(places) == len(tables) else _START
            locked = _locked(table, where)
            found.setdefault(locked.name, []).append(locked)
    packages = {name: tuple(several) for name, several in found.items()}
    return Lock(path, _environments(content), _text(content.get("requires-python")), packages)


_START = Range(Position(0, 0), Position(0, 0))


def _environments(content: Table) -> tuple[str, ...]:
    """The targets that were resolved for, in uv's words or in those of PEP 751."""
    return tuple(_texts(content.get("supported-markers"))) or tuple(
        _texts(content.get("environments"))
    )


def _locked(table: Table, where: Range) -> Locked:
    source = _table(table.get("source"))
    local = ("vcs", "directory", "archive")
    from_index = "registry" in source if source else not any(key in table for key in local)
    wheels = tuple(name for each in _tables(table.get("wheels")) if (name := _file_name(each)))
    marker = table.get("marker")
    markers = tuple(_texts(table.get("resolution-markers")))
    return Locked(
        canonicalize_name(str(table["name"])),
        _text(table.get("version")) or "",
        wheels,
        from_index,
        (marker,) if isinstance(marker, str) else markers,
        tuple(_edges(table.get("dependencies"))),
        {
            canonicalize_name(extra): tuple(_edges(edges))
            for extra, edges in _table(table.get("optional-dependencies")).items()
        },
        where,
        any(source.get(key) == "." for key in ("virtual", "editable", "directory")),
    )


def _edges(stored: object) -> Iterator[Edge]:
    for each in _tables(stored):
        name = _text(each.get("name"))
        if name:
            extras = tuple(canonicalize_name(extra) for extra in _texts(each.get("extra")))
            version, marker = _text(each.get("version")), _text(each.get("marker"))
            yield Edge(canonicalize_name(name), version, marker, extras)


def _file_name(wheel: Table) -> str | None:
    """The file name of a wheel: said, or the last part of its address or path."""
    for key in ("name", "filename"):
        if name := _text(wheel.get(key)):
            return name
    where = _text(wheel.get("url")) or _text(wheel.get("path"))
    if not where:
        return None
    try:
        return unquote(PurePosixPath(urlsplit(where).path.replace("\\", "/")).name)
    except ValueError:
        return None


def _places(text: str) -> Iterator[Range]:
    """Where the name of each package stands; the files are written by tools, line by line."""
    line, counted = 0, 0
    for head in _TABLE.finditer(text):
        name = _NAME.search(text, head.end(), head.end() + _NEAR)
        start, end = name.span(1) if name else head.span()
        line += text.count("\n", counted, start)
        counted = start
        column = start - (text.rfind("\n", 0, start) + 1)
        yield Range(Position(line, column), Position(line, column + end - start))


def _table(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> Iterator[Table]:
    return (
        (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())
    )


def _texts(value: object) -> Iterator[str]:
    return (
        (each for each in value if isinstance(each, str)) if isinstance(value, list) else iter(())
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
