"""Which words a module and all modules behind it mention, found out by looking at their texts.

That costs a hundredth of parsing them. It answers one kind of question: can something of the
standard library come from there at all?
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.import_statements import STATEMENT, each_name, names_in, source_of
from edgewise.resolve.summary_questions import Stamp, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.resolve.workspace import WorkspaceProject

# Behind so many files there is everything.
_MAX_FILES = 500
_LARGEST = 5_000_000  # bytes

# Everything that cannot be in a name becomes a space.
_NAMES_ONLY = bytes(
    code if chr(code).isalnum() and code < 128 or code == ord("_") or code > 127 else 32
    for code in range(256)
)


class _Module(NamedTuple):
    stamp: Stamp | None
    words: frozenset[str]
    behind: frozenset[str]
    outside: frozenset[str]
    places: frozenset[str]


class Behind(NamedTuple):
    """What modules and all that they lead to mention, and which modules of others they import."""

    words: frozenset[str]
    modules: frozenset[str]


class Vocabulary:
    """What is mentioned behind the modules of one project; nothing but `wanted` words counts."""

    def __init__(self, project: WorkspaceProject, wanted: Iterable[str]) -> None:
        self._project = project
        self._wanted = frozenset(wanted)
        self._modules: dict[str, _Module] = {}
        self._stubbed: dict[str, bool] = {}

    def behind(self, modules: Iterable[str], importer: Path | None) -> Behind | None:
        """List what is mentioned in some modules and in all that these lead to.

        None if there may be others: there are too many modules, or stubs that lie elsewhere.
        """
        pending: set[str] = set()
        outside: set[str] = set()
        for module in modules:
            top = module.partition(".")[0]
            if top and self._has_stubs(top, importer):
                return None
            pending.update(self._files(module, importer, outside))
        seen: set[str] = set()
        words: set[str] = set()
        footprint = self._project.footprint
        while pending:
            file = pending.pop()
            if file in seen:
                continue
            seen.add(file)
            if len(seen) > _MAX_FILES:
                return None
            found = self._module(file)
            footprint.note(found.places)
            words |= found.words
            outside |= found.outside
            pending |= found.behind - seen
        return Behind(frozenset(words), frozenset(outside))

    def package(self, importer: Path | None) -> str:
        """Give the package that the relative imports of a file start from."""
        return "" if importer is None else self._project.package(importer)

    def _module(self, file: str) -> _Module:
        known, now = self._modules.get(file), stamp(Path(file))
        if known is None or known.stamp != now:
            with self._project.footprint.gathered(apart=True) as places:
                text = _read(file)
                words = set(text.translate(_NAMES_ONLY).decode("utf-8", "replace").split())
                outside: set[str] = set()
                behind = frozenset(self._imports(text, Path(file), outside))
            known = _Module(
                now,
                frozenset(words & self._wanted),
                behind,
                frozenset(outside),
                frozenset((*places, file)),
            )
            self._modules[file] = known
        return known

    def _imports(self, text: bytes, file: Path, outside: set[str]) -> Iterator[str]:
        package = self.package(file)
        for statement in STATEMENT.finditer(text):
            source, names = source_of(statement), each_name(names_in(statement))
            if source is None:
                for name in names:
                    yield from self._files(name, file, outside)
                continue
            base = absolute(*source, package)
            yield from self._files(base, file, outside)
            for name in names:
                if name.isidentifier():
                    yield from self._files(f"{base}.{name}" if base else name, file, outside)

    def _files(self, module: str, importer: Path | None, outside: set[str]) -> Iterator[str]:
        """The files of a module and of the packages that it is in, and stubs beside them.

        What has none goes to `outside`.
        """
        parts = [part.strip() for part in module.split(".")]
        if not all(part.isidentifier() for part in parts):
            return
        for depth in range(1, len(parts) + 1):
            located = self._project.locate(".".join(parts[:depth]), importer)
            if located is None:
                outside.update(".".join(parts[:end]) for end in range(depth, len(parts) + 1))
                return
            if located.path is not None:
                yield str(located.path)
                stub = os.path.splitext(located.path)[0] + ".pyi"  # noqa: PTH122 - a string
                if os.path.exists(stub):  # noqa: PTH110 - as above
                    yield stub

    def _has_stubs(self, top: str, importer: Path | None) -> bool:
        if top not in self._stubbed:
            entries = self._project.search_path(importer).entries
            self._stubbed[top] = any(
                os.path.isdir(f"{entry.folder}{os.sep}{top}-stubs")  # noqa: PTH112 - a string
                for entry in entries
            )
        return self._stubbed[top]


def absolute(level: int, module: str, package: str) -> str:
    """Give the full name of the module that a `from … import` takes from."""
    if not level:
        return module
    parts = [part for part in package.split(".") if part]
    parts = parts[: len(parts) - (level - 1)]
    return ".".join([*parts, module] if module else parts)


def _read(file: str) -> bytes:
    if not file.endswith((".py", ".pyi")):
        return b""
    path = Path(file)
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
