"""How the standard library hangs together: other names of a callable, subclasses, returns."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from behaviours import Proof, known_returns
from universe import modules

if TYPE_CHECKING:
    from measured import Measured
    from startup import Startup

# Other names of builtin exceptions that `except` clauses use.
EXCEPTIONS = {
    "IOError": "OSError",
    "EnvironmentError": "OSError",
    "os.error": "OSError",
    "select.error": "OSError",
    "socket.error": "OSError",
    "mmap.error": "OSError",
    "socket.timeout": "TimeoutError",
    "asyncio.TimeoutError": "TimeoutError",
    "concurrent.futures.TimeoutError": "TimeoutError",
}


def collect(newest: Measured, table: list[Proof], starting: list[Startup]) -> dict[str, Any]:
    """Return `aliases`, `classes` and `returns`, measured and from typeshed."""
    also = {name for proof in table for name in proof.names[1:]}
    also |= {name for entry in starting if len(entry.names) > 1 for name in entry.names}
    aliases = EXCEPTIONS | {
        path: canonical
        for path, canonical in newest.shape["aliases"].items()
        if path not in also  # has behaviours of its own
    }
    classes = {
        name: [aliases.get(base, base) for base in bases]
        for name, bases in newest.shape["classes"].items()
    }
    returns, attributes = typeshed_results(classes, aliases)
    returns |= known_returns()
    return {
        "aliases": dict(sorted(aliases.items())),
        "classes": dict(sorted(classes.items())),
        "returns": dict(sorted(returns.items())),
        "attributes": dict(sorted(attributes.items())),
    }


def typeshed_results(
    classes: dict[str, list[str]], aliases: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what functions return and what properties are, as typeshed declares them.

    Only where that is one of these classes; `*` before the class means something to iterate
    over whose elements are instances of it.
    """
    import typeshed_client as typeshed  # noqa: PLC0415  a development dependency

    context = typeshed.get_search_context(version=(3, 14), platform="linux", search_path=[])
    resolver = typeshed.Resolver(context)
    returns: dict[str, str] = {}
    attributes: dict[str, str] = {}

    def note(name: str, definition: Any, module: str, owner: str | None = None) -> None:
        result = Result.of(typeshed, definition)
        if result is None:
            return
        found = attributes if result.is_property else returns
        many = "*" if result.is_many else ""
        if result.written == "Self" and owner is not None:
            found.setdefault(name, many + owner)
        elif result.written.rpartition(".")[2] in wanted:
            qualified = home(resolver, typeshed, module, result.written)
            qualified = aliases.get(qualified, qualified)
            if qualified in classes:
                found.setdefault(name, many + qualified)

    wanted = {name.rpartition(".")[2] for name in classes}
    for module in modules():
        stub = typeshed.get_stub_names(module.name, search_context=context) or {}
        for name, described in stub.items():
            note(f"{module.name}.{name}", described.ast, module.name)
    for name, bases in classes.items():
        for base in bases:  # nearest first: what it overrides is noted already
            resolved: Any = resolver.get_fully_qualified_name(base)
            home_module = base.rpartition(".")[0]
            if isinstance(resolved, typeshed.ImportedInfo):
                resolved, home_module = resolved.info, ".".join(resolved.source_module)
            for method, inner in (getattr(resolved, "child_nodes", None) or {}).items():
                if not method.startswith("_") or method in OPERATORS:
                    note(f"{name}.{method}", inner.ast, home_module, name)
    return returns, attributes


# Methods that operators call.
OPERATORS = {"__add__", "__truediv__", "__rtruediv__"}
MANY = {"Generator", "Iterable", "Iterator", "Sequence", "list"}


@dataclass(frozen=True)
class Result:
    """What a stub says that a definition gives: the class as written there."""

    written: str
    is_many: bool
    is_property: bool

    @classmethod
    def of(cls, typeshed: Any, definition: Any) -> Result | None:
        """Read a definition in a stub; None if it says nothing as simple as that."""
        if isinstance(definition, typeshed.OverloadedName):
            results = {cls.of(typeshed, each) for each in definition.definitions}
            return results.pop() if len(results) == 1 else None
        if not isinstance(definition, ast.FunctionDef) or definition.returns is None:
            return None
        returned, is_many = definition.returns, False
        if isinstance(returned, ast.Subscript):
            is_many = ast.unparse(returned.value) in MANY
            arguments = returned.slice
            if isinstance(arguments, ast.Tuple):
                arguments = arguments.elts[0]
            returned = arguments if is_many else returned.value
        written = ast.unparse(returned)
        is_property = any("property" in ast.unparse(each) for each in definition.decorator_list)
        return cls(written, is_many, is_property) if written.isascii() else None


def home(resolver: Any, typeshed: Any, module: str, written: str) -> str:
    """Return the qualified name of what an annotation in a stub names."""
    resolved = resolver.get_fully_qualified_name(f"{module}.{written}")
    if isinstance(resolved, typeshed.ImportedInfo):
        return ".".join([*resolved.source_module, resolved.info.name])
    return f"{module}.{written}"
