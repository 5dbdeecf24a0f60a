"""What a module and all modules behind it mention of the standard library, told by their texts.

That costs a fraction of parsing them. It answers one kind of question: can something of the
standard library come from there at all?
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.import_statements import (
    STATEMENT,
    each_name,
    names_in,
    parts_used,
    source_of,
)
from edgewise.runtimes.carriers import (
    carriers_in,
    carriers_of,
    carrying_names,
    may_carry,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.carriers import Carrier

# Behind so many files there is everything.
_MAX_FILES = 500
_LARGEST = 5_000_000  # bytes

# Everything that cannot be in a name becomes a space.
_NAMES_ONLY = bytes(
    code if (chr(code).isalnum() and code < 128) or code == ord("_") or code > 127 else 32
    for code in range(256)
)


class Mentioned(NamedTuple):
    """What some code mentions: carriers, and which modules outside of the project it imports.

    A carrier counts as mentioned where the last part of its module and its name stand in one
    file, or where a file takes all names of the module.
    """

    carriers: frozenset[Carrier] = frozenset()
    modules: frozenset[str] = frozenset()

    def leads_to(self, wanted: frozenset[Carrier]) -> bool:
        """Tell whether it has one of these carriers."""
        return any(module in self.modules for module, _ in self.carriers & wanted)


class _Module(NamedTuple):
    mentioned: Mentioned
    starred: frozenset[str]  # modules outside of the project that all names are taken from
    words: frozenset[str]
    behind: frozenset[str]
    places: frozenset[str]


class _Led(NamedTuple):
    files: frozenset[str]
    outside: frozenset[str]
    places: frozenset[str]


class Vocabulary:
    """What is mentioned behind the modules of one project, which stay the same meanwhile."""

    def __init__(self, project: WorkspaceProject) -> None:
        """Ask `project` where modules are."""
        self._project = project
        self._modules: dict[str, _Module] = {}
        self._behind: dict[frozenset[str], tuple[Mentioned, frozenset[str]] | None] = {}
        self._stubbed: dict[str, bool] = {}
        self._led: dict[tuple[str, Path | None], _Led] = {}

    def behind(self, modules: Iterable[str], importer: Path | None) -> Mentioned | None:
        """Say what some modules and all that these lead to mention.

        None if there may be more: there are too many modules, or stubs that lie elsewhere.
        """
        files: set[str] = set()
        outside: set[str] = set()
        for module in modules:
            if self._has_stubs(module.partition(".")[0], importer):
                return None
            led = self._lead(module, importer)
            files |= led.files
            outside |= led.outside
        start = frozenset(files)
        if start not in self._behind:
            self._behind[start] = self._gather(start)
        found = self._behind[start]
        if found is None:
            return None
        mentioned, places = found
        self._project.footprint.note(places)
        return mentioned._replace(modules=mentioned.modules | outside)

    def package(self, importer: Path | None) -> str:
        """Give the package that the relative imports of a file start from."""
        return "" if importer is None else self._project.package(importer)

    def _lead(self, module: str, importer: Path | None) -> _Led:
        """Find the files of a module that is imported in a folder; the same for all files in it."""
        key = module, None if importer is None else importer.parent
        if key not in self._led:
            outside: set[str] = set()
            with self._project.footprint.gathered(apart=True) as places:
                files = frozenset(self._files(module, importer, outside))
            self._led[key] = _Led(files, frozenset(outside), frozenset(places))
        self._project.footprint.note(self._led[key].places)
        return self._led[key]

    def _gather(self, start: frozenset[str]) -> tuple[Mentioned, frozenset[str]] | None:
        pending, seen = set(start), set(start)
        found: list[_Module] = []
        while pending:
            if len(seen) > _MAX_FILES:
                return None
            module = self._module(pending.pop())
            found.append(module)
            pending |= module.behind - seen
            seen |= module.behind
        words: frozenset[str] = frozenset().union(*(each.words for each in found))
        starred: frozenset[str] = frozenset().union(*(each.starred for each in found))
        mentioned = Mentioned(
            carriers_of(starred, words).union(*(each.mentioned.carriers for each in found)),
            frozenset().union(*(each.mentioned.modules for each in found)),
        )
        return mentioned, frozenset().union(*(each.places for each in found))

    def _module(self, file: str) -> _Module:
        if file not in self._modules:
            with self._project.footprint.gathered(apart=True) as places:
                text = _read(file)
                words = set(text.translate(_NAMES_ONLY).decode("utf-8", "replace").split())
                outside: set[str] = set()
                starred: set[str] = set()
                behind = frozenset(self._imports(text, Path(file), outside, starred))
            self._modules[file] = _Module(
                Mentioned(carriers_in(words), frozenset(outside)),
                frozenset(starred),
                frozenset(words & carrying_names()),
                behind,
                frozenset((*places, file)),
            )
        return self._modules[file]

    def _imports(
        self, text: bytes, file: Path, outside: set[str], starred: set[str]
    ) -> Iterator[str]:
        package = self.package(file)
        for statement in STATEMENT.finditer(text):
            source, names = source_of(statement), each_name(names_in(statement))
            if source is None:
                for name, bound in names:
                    yield from self._files(name, file, outside)
                    if may_carry(name):
                        outside.update(parts_used(text, name, bound))
                continue
            base = absolute(*source, package)
            yield from self._files(base, file, outside)
            is_foreign = base in outside and not may_carry(base)
            for name, _ in names:
                if name.isidentifier():
                    if not is_foreign:
                        yield from self._files(f"{base}.{name}" if base else name, file, outside)
                elif name == "*" and base in outside:
                    starred.add(base)

    def _files(self, module: str, importer: Path | None, outside: set[str]) -> Iterator[str]:
        """The files of a module and of the packages that it is in, and stubs beside them.

        What has none goes to `outside`.
        """
        parts = module.split(".")
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
            self._stubbed[top] = bool(top) and any(
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
