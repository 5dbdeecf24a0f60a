"""Follow an imported name through the workspace to the standard library. Runs in the jedi worker.

jedi says where modules are and which names the standard library has; what binds a name
in a module of the workspace is read here, so that a name bound twice or under a
condition is told apart from one that always means the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from edgewise.resolve.bindings import (
    Node,
    assigned_value,
    bindings_of,
    is_certain,
    star_imports,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_DEPTH = 40


class Definition(Protocol):
    """What jedi says of a name: its `jedi.api.classes.Name`."""

    type: str
    module_path: Path | None


class Finder(Protocol):
    """Jedi, as far as it is asked here."""

    standard_modules: frozenset[str]

    def goto(self, code: str, path: Sequence[str]) -> Sequence[Definition]:
        """Say what the last name of the line `code` means, imports not followed."""

    def parse(self, file: str) -> Node:
        """Parse a file."""

    def is_standard(self, file: Path | None) -> bool:
        """Whether a definition in that file is the standard library's."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A name of the standard library, as the code that brings it in writes it."""

    name: str


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the workspace or its environment; `file` is None for a namespace package."""

    name: str
    file: str | None

    @property
    def is_package(self) -> bool:
        """Whether it has submodules."""
        return self.file is None or Path(self.file).stem == "__init__"

    @property
    def package(self) -> list[str]:
        """The parts of the package that its relative imports start from."""
        parts = self.name.split(".")
        return parts if self.is_package else parts[:-1]


class Nothing(Enum):
    """Why a name has no meaning that could be used."""

    UNKNOWN = "it is there, but what it means cannot be said"
    ABSENT = "it is not there"


Meaning: TypeAlias = Standard | Module | Nothing


@dataclass(slots=True)
class Search:
    """One question's walk from name to name; `files` are those that it read on the way."""

    finder: Finder
    path: Sequence[str]
    files: set[str] = field(default_factory=set)
    _under_way: set[tuple[str, str]] = field(default_factory=set)

    def standard_name(self, module: str, name: str) -> str | None:
        """Find the standard-library name that `from module import name` leads to."""
        meaning = self._member(self._module(module), name)
        return meaning.name if isinstance(meaning, Standard) else None

    def _module(self, name: str) -> Meaning:
        """Find what `import name` loads."""
        top = name.partition(".")[0]
        is_standard = top in self.finder.standard_modules
        if is_standard and not self._may_have(top):
            return Standard(name)  # jedi would read all of its stub to say so: 230 ms for `os`
        found = self.finder.goto(f"import {name}", self.path)
        if len(found) > 1:
            return Nothing.UNKNOWN
        if not found:
            # Not every module of the standard library is in jedi's typeshed (`idlelib`).
            is_own = top != name and isinstance(self._module(top), Module)
            return Standard(name) if is_standard and not is_own else Nothing.ABSENT
        file = found[0].module_path
        if found[0].type == "namespace":
            return Module(name, None)
        if self.finder.is_standard(file):
            return Standard(name) if is_standard else Nothing.UNKNOWN
        self.files.add(str(file))
        return Module(name, str(file))

    def _may_have(self, top: str) -> bool:
        """Tell whether the path seems to have a top-level module of that name."""
        return any(
            Path(folder, top + suffix).exists()
            for folder in self.path
            for suffix in ("", ".py", ".pyi")
        )

    def _member(self, owner: Meaning, name: str) -> Meaning:
        """Find what `owner.name` or `from owner import name` means."""
        if isinstance(owner, Standard):
            return Standard(f"{owner.name}.{name}")
        if not isinstance(owner, Module):
            return Nothing.UNKNOWN
        # `from . import pool` in the package itself: it means the submodule.
        meaning = Nothing.ABSENT if self._is_asked(owner, name) else self._global(owner, name)
        if meaning is Nothing.ABSENT and owner.is_package:
            return self._module(f"{owner.name}.{name}")
        return meaning

    def _is_asked(self, module: Module, name: str) -> bool:
        return (module.name, name) in self._under_way or len(self._under_way) >= _MAX_DEPTH

    def _global(self, module: Module, name: str) -> Meaning:
        """Find what the global `name` of a module means once that is imported."""
        if module.file is None:
            return Nothing.ABSENT
        tree = self.finder.parse(module.file)
        self._under_way.add((module.name, name))
        try:
            bindings = list(bindings_of(tree, name))
            if not bindings:
                return self._starred(module, tree, name)
            if not any(binding.certain for binding in bindings):
                return Nothing.UNKNOWN
            meanings = {self._bound(module, it.name, it.statement) for it in bindings}
            return meanings.pop() if len(meanings) == 1 else Nothing.UNKNOWN
        finally:
            self._under_way.discard((module.name, name))

    def _bound(self, module: Module, name: Node, statement: Node) -> Meaning:
        """Find what one statement gives to `name`."""
        if statement is None:  # global, del
            return Nothing.UNKNOWN
        if statement.type == "import_name":
            return self._module(_dotted(statement.get_path_for_name(name)))
        if statement.type == "import_from":
            imported = statement.get_path_for_name(name)[-1].value
            return self._member(self._source(module, statement), imported)
        if statement.type == "expr_stmt":
            value = assigned_value(statement, name)
            return Nothing.UNKNOWN if value is None else self._value(module, value)
        return Nothing.UNKNOWN

    def _source(self, module: Module, statement: Node) -> Meaning:
        """Find the module that a `from … import` takes from."""
        written = _dotted(statement.get_from_names())
        if not statement.level:
            return self._module(written)
        package = module.package
        if statement.level > len(package):
            return Nothing.UNKNOWN
        base = package[: len(package) - statement.level + 1]
        return self._module(".".join([*base, written] if written else base))

    def _value(self, module: Module, node: Node) -> Meaning:
        """Find what `Thread` or `threading.Thread` on the right of an assignment means."""
        if node.type == "name":
            if self._is_asked(module, node.value):
                return Nothing.UNKNOWN
            return self._global(module, node.value)
        if node.type not in ("power", "atom_expr"):
            return Nothing.UNKNOWN
        first, *trailers = node.children
        if first.type != "name" or not all(_is_attribute(it) for it in trailers):
            return Nothing.UNKNOWN
        meaning = self._value(module, first)
        for trailer in trailers:
            meaning = self._member(meaning, trailer.children[1].value)
        return meaning

    def _starred(self, module: Module, tree: Node, name: str) -> Meaning:
        """Find what a name means that only a `from … import *` can have bound."""
        stars = [] if name.startswith("_") else star_imports(tree)
        for star in reversed(stars):
            source = self._source(module, star)
            if isinstance(source, Standard):
                has_it = self.finder.goto(f"from {source.name} import {name}", self.path)
                meaning: Meaning = Standard(f"{source.name}.{name}") if has_it else Nothing.ABSENT
            elif isinstance(source, Module) and not self._is_asked(source, name):
                meaning = self._global(source, name)
            else:
                meaning = Nothing.UNKNOWN
            if meaning is not Nothing.ABSENT:
                return meaning if is_certain(star) else Nothing.UNKNOWN
        is_dynamic = any(bindings_of(tree, "__getattr__"))
        return Nothing.UNKNOWN if is_dynamic else Nothing.ABSENT


def _dotted(names: Sequence[Node]) -> str:
    return ".".join(name.value for name in names)


def _is_attribute(trailer: Node) -> bool:
    return bool(trailer.type == "trailer" and trailer.children[0] == ".")
