"""Which files of the workspace a Worker imports while it starts: `main`, and what that imports.

Imports inside functions do not count: they run when a request calls the function. Installed
packages are not looked into.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.locate import locate
from edgewise.resolve.package import package_of
from edgewise.semantics.project import Place
from edgewise.semantics.scopes import blocks, bound_names
from edgewise.source import syntax as s
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.resolve.folders import Folders
    from edgewise.resolve.search_path import SearchPaths

# A Worker's code is small: a wrong `main` must not have a whole disk read.
MAX_FILES = 2_000


class _Scanned(NamedTuple):
    changed_ns: int
    imports: tuple[str, ...]
    taken: tuple[tuple[str, str], ...]


class Started(NamedTuple):
    """What starting a Worker does: the files that it imports, and what `main` takes from them.

    `taken` are the names that a `from … import` at the top of `main` binds, as they are and
    for good, each with the file of the module that it takes them from.
    """

    files: frozenset[str]
    taken: frozenset[tuple[str, str]] = frozenset()


class Startup:
    """The files that one Worker imports at start-up.

    `find` reads files, so it is for another thread than the event loop's; it has folders and
    search paths of its own for that. The other members are for the loop.
    """

    def __init__(self, main: Path, folders: Folders, paths: SearchPaths) -> None:
        self._main = os.path.abspath(main)  # noqa: PTH100 - links stay
        self._folders = folders
        self._paths = paths
        self._scanned: dict[str, _Scanned] = {}
        self._started = Started(frozenset((self._main,)))
        self.stale = True
        self.found = False
        """Whether `learn` was called, so that `includes` knows."""

    def includes(self, file: str) -> bool:
        """Whether the Worker imports `file`, as far as was found out."""
        return file in self._started.files

    @property
    def taken(self) -> frozenset[tuple[str, str]]:
        """What `main` takes from other files, as far as was found out."""
        return self._started.taken

    def invalidate(self) -> None:
        """Take note that files have changed."""
        self.stale = True

    def learn(self, started: Started) -> bool:
        """Take over what `find` found; whether that is anything new."""
        self.found = True
        changed = started != self._started
        self._started = started
        return changed

    def find(self) -> Started:
        """Follow the imports from `main` on; files that cannot be read import nothing."""
        self._paths.forget()
        found = {self._main: None}
        pending = [self._main]
        while pending and len(found) < MAX_FILES:
            file = pending.pop()
            for module in self._imports(file):
                for imported in self._files_of(module, file):
                    if imported not in found:
                        found[imported] = None
                        pending.append(imported)
        return Started(frozenset(found), frozenset(self._taken()))

    def _taken(self) -> Iterator[tuple[str, str]]:
        """The names that `main` takes from other files of the workspace, with these."""
        scanned = self._scanned.get(self._main)
        for module, name in scanned.taken if scanned is not None else ():
            located = locate(module, self._paths.of(self._main).entries, self._folders)
            if located is None or located.place is not Place.WORKSPACE:
                continue
            if located.path is not None:
                yield str(located.path), name

    def _files_of(self, module: str, importer: str) -> Iterator[str]:
        """The workspace's files that importing `module` executes: its packages and itself."""
        entries = self._paths.of(importer).entries
        parts = module.split(".")
        for depth in range(1, len(parts) + 1):
            located = locate(".".join(parts[:depth]), entries, self._folders)
            if located is None or located.place is not Place.WORKSPACE:
                return
            if located.path is not None:
                yield str(located.path)

    def _imports(self, file: str) -> tuple[str, ...]:
        path = Path(file)
        try:
            changed = path.stat().st_mtime_ns
            known = self._scanned.get(file)
            if known is not None and known.changed_ns == changed:
                return known.imports
            text = path.read_text("utf-8")
        except (OSError, ValueError):
            return ()
        package = package_of(file, self._paths.of(file), self._folders)
        document = Document.open(text)
        imports = tuple(
            dict.fromkeys(name for unit in document.units for name in imported(unit.body, package))
        )
        self._scanned[file] = _Scanned(changed, imports, tuple(taken(document, package)))
        return imports


def taken(document: Document, package: str) -> Iterator[tuple[str, str]]:
    """The names that a module imports as they are and binds only there, with their modules."""
    statements = [statement for unit in document.units for statement in unit.body]
    bound = Counter(name for statement in statements for name in bound_names((statement,)))
    for statement in statements:
        if isinstance(statement, s.ImportFrom):
            module = _absolute(statement, package)
            for alias in statement.names:
                if module and alias.asname in {None, alias.name} and bound[alias.name] == 1:
                    yield module, alias.name


def imported(body: s.Body, package: str) -> Iterator[str]:
    """The modules that executing `body` may import, those that may be names of modules too."""
    for statement in body:
        if isinstance(statement, s.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, s.ImportFrom):
            base = _absolute(statement, package)
            if base:
                yield base
            prefix = f"{base}." if base else ""
            yield from (f"{prefix}{alias.name}" for alias in statement.names)
        elif isinstance(statement, s.ClassDefinition):
            yield from imported(statement.body, package)
        elif isinstance(statement, s.If) and _is_type_checking(statement.test):
            yield from imported(statement.orelse, package)
        else:
            for block in blocks(statement):
                yield from imported(block, package)


def _absolute(node: s.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module
    parts = [part for part in package.split(".") if part]
    parts = parts[: len(parts) - (node.level - 1)]
    return ".".join([*parts, node.module] if node.module else parts)


def _is_type_checking(test: s.Expression) -> bool:
    name = test.attr if isinstance(test, s.Attribute) else test
    return name == "TYPE_CHECKING" or (isinstance(name, s.Name) and name.id == "TYPE_CHECKING")
