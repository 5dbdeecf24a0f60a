"""Find out from typeshed by which names of the standard library one comes to certain objects.

    python server/probe/carriers.py

A call of `start` can only fail if its receiver may be a `threading.Thread` or the like. Whoever
gets one without naming the class uses something that names it: `threading.Timer` derives from it,
`asyncio.get_event_loop()` returns a loop, `FTP.sock` is a socket. For each class with methods that
fail on some runtime, `runtimes/data/carriers.json` has all names of modules that mention it where
something comes out of them: as what a function returns, an attribute is, or a class derives from;
and those that mention these in turn. What a function only takes does not count.
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jedi

from edgewise.runtimes import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STUBS = Path(jedi.__file__).parent / "third_party" / "typeshed" / "stdlib"
_FILE = Path(__file__).parents[1] / "edgewise" / "runtimes" / "data" / "carriers.json"

Definition = tuple[str, str]  # module, name


class Stubs:
    """The names of all modules in typeshed, and what each of them mentions."""

    def __init__(self, folder: Path = _STUBS) -> None:
        self.modules: dict[str, bool] = {}  # whether it is a package
        self._defined: dict[str, dict[str, list[ast.stmt]]] = defaultdict(dict)
        self._imported: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(dict)
        self._handed_on: dict[str, set[str]] = defaultdict(set)  # of `import x as x`
        self._stars: dict[str, list[str]] = defaultdict(list)
        for file in sorted(folder.rglob("*.pyi")):
            parts = file.relative_to(folder).with_suffix("").parts
            is_package = parts[-1] == "__init__"
            module = ".".join(parts[:-1] if is_package else parts)
            if parts[0] == "lib2to3":
                continue
            self.modules[module] = is_package
            self._visit(module, ast.parse(file.read_text("utf-8")).body)

    def _visit(self, module: str, body: Iterable[ast.stmt]) -> None:
        for node in body:
            if isinstance(node, (ast.If, ast.Try)):
                self._visit(module, [*node.body, *node.orelse])
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    target = alias.name if alias.asname else name
                    self._imported[module].setdefault(name, []).append((target, ""))
                    self._handed_on[module] |= {name} if alias.asname else set()
            elif isinstance(node, ast.ImportFrom):
                source = self._source(module, node)
                for alias in node.names:
                    if alias.name == "*":
                        self._stars[module].append(source)
                    else:
                        name = alias.asname or alias.name
                        self._imported[module].setdefault(name, []).append((source, alias.name))
                        self._handed_on[module] |= {name} if alias.asname else set()
            else:
                for name in _bound(node):
                    self._defined[module].setdefault(name, []).append(node)

    def _source(self, module: str, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = module.split(".") if self.modules[module] else module.split(".")[:-1]
        parts = parts[: len(parts) - node.level + 1]
        return ".".join([*parts, node.module] if node.module else parts)

    @cache  # noqa: B019 - there is one of these in a run
    def meaning(self, module: str, name: str) -> frozenset[Definition]:
        """Find the definitions that a name of a module leads to; a module's has no name."""
        return frozenset(self._meaning(module, name, ()))

    def _meaning(
        self, module: str, name: str, under_way: tuple[Definition, ...]
    ) -> Iterator[Definition]:
        if not name:
            yield module, ""
            return
        if (module, name) in under_way:
            return
        under_way = (*under_way, (module, name))
        if name in self._defined[module]:
            yield module, name
        elif name in self._imported[module]:
            for source, imported in self._imported[module][name]:
                yield from self._meaning(source, imported, under_way)
        else:
            found = [
                each
                for star in self._stars[module]
                for each in self._meaning(star, name, under_way)
            ]
            if not found and f"{module}.{name}" in self.modules:
                found = [(f"{module}.{name}", "")]
            if not found and module != "builtins" and len(under_way) == 1:
                found = list(self._meaning("builtins", name, under_way))
            yield from found

    def names(self, module: str) -> set[str]:
        """List the names that a module has for others: what a stub imports is its own affair."""
        pending, seen, names = [module], set(), set()
        while pending:
            current = pending.pop()
            if current not in seen:
                seen.add(current)
                names |= self._defined[current].keys() | self._handed_on[current]
                pending += self._stars[current]
        return names

    def mentioned(self, definition: Definition) -> set[Definition]:
        """Find what comes out of a definition."""
        module, name = definition
        return {
            found
            for node in self._defined[module].get(name, ())
            for expression in _given(node)
            for found in self._in(module, expression)
            if found[1]
        }

    def _in(self, module: str, expression: ast.expr) -> Iterator[Definition]:
        if isinstance(expression, ast.Name):
            yield from self.meaning(module, expression.id)
        elif isinstance(expression, ast.Attribute):
            for owner, name in self._in(module, expression.value):
                if name:
                    yield owner, name
                else:
                    yield from self.meaning(owner, expression.attr)
        elif isinstance(expression, ast.Constant) and isinstance(expression.value, str):
            try:
                yield from self._in(module, ast.parse(expression.value, mode="eval").body)
            except SyntaxError:
                return
        else:
            for child in ast.iter_child_nodes(expression):
                if isinstance(child, ast.expr):
                    yield from self._in(module, child)
                elif isinstance(child, ast.keyword):
                    yield from self._in(module, child.value)

    def carriers(self, classes: Iterable[str]) -> dict[str, str]:
        """List what leads to instances of these classes, or to the classes themselves."""
        found = set()
        for each in classes:
            module, _, name = each.rpartition(".")
            found |= {it for it in self.meaning(module, name) if it[1]} or {(module, name)}
        pending = list(found)
        while pending:
            new = self._mentioning[pending.pop()] - found
            found |= new
            pending.extend(new)
        by_module: dict[str, set[str]] = defaultdict(set)
        for definition in found:
            for module, name in (definition, *self._other_names[definition]):
                if name != "__all__":
                    by_module[module].add(name)
        return {module: " ".join(sorted(names)) for module, names in sorted(by_module.items())}

    @property
    def _mentioning(self) -> dict[Definition, set[Definition]]:
        return _mentioning(self)

    @property
    def _other_names(self) -> dict[Definition, set[Definition]]:
        return _other_names(self)

    def definitions(self) -> Iterator[Definition]:
        """List what is defined in all modules."""
        for module in self.modules:
            for name in self._defined[module]:
                yield module, name


@cache
def _mentioning(stubs: Stubs) -> dict[Definition, set[Definition]]:
    found: dict[Definition, set[Definition]] = defaultdict(set)
    for definition in list(stubs.definitions()):
        for mentioned in stubs.mentioned(definition):
            found[mentioned].add(definition)
    return found


@cache
def _other_names(stubs: Stubs) -> dict[Definition, set[Definition]]:
    found: dict[Definition, set[Definition]] = defaultdict(set)
    for module in stubs.modules:
        for name in stubs.names(module):
            for definition in stubs.meaning(module, name):
                if definition[1]:
                    found[definition].add((module, name))
    return found


def _bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (each.id for each in node.targets if isinstance(each, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def _given(node: ast.stmt) -> Iterator[ast.expr]:
    """The expressions in a definition that say what comes out of it."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        if node.returns is not None:
            yield node.returns
    elif isinstance(node, ast.ClassDef):
        yield from node.bases
        yield from (keyword.value for keyword in node.keywords)
        for inner in node.body:
            yield from _given(inner)
    elif isinstance(node, ast.Assign):
        yield node.value
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation
        if node.value is not None:
            yield node.value
    elif isinstance(node, ast.If):
        for inner in (*node.body, *node.orelse):
            yield from _given(inner)


def measured() -> dict[str, object]:
    """Work out the file's content."""
    stubs = Stubs()
    derived: dict[str, set[str]] = defaultdict(set)
    methods: dict[str, set[str]] = defaultdict(set)
    functions: dict[str, set[str]] = defaultdict(set)
    for runtime in map(catalogue.runtime, catalogue.names()):
        for method, names in runtime.failing_methods.items():
            methods[method].update(name.rpartition(".")[0] for name in names)
        owners = set().union(*methods.values())
        for name, bases in runtime.classes.items():
            for owner in owners.intersection(bases):
                derived[owner].add(name)
        for name in (*runtime.behaviours, *runtime.aliases):
            owner, _, called = name.rpartition(".")
            if called in runtime.failing_methods and owner not in runtime.classes:
                functions[called].add(owner)
    return {
        "source": f"typeshed's stubs of the standard library as in jedi {jedi.__version__}",
        "methods": {name: sorted(owners) for name, owners in sorted(methods.items())},
        "functions": {name: sorted(owners) for name, owners in sorted(functions.items())},
        "carriers": {owner: stubs.carriers(derived[owner]) for owner in sorted(derived)},
    }


if __name__ == "__main__":
    _FILE.write_text(json.dumps(measured(), indent=1) + "\n", "utf-8")
