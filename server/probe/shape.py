"""How the standard library hangs together: other names of a callable, subclasses, returns."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from behaviours import Proof, known_returns
from universe import modules

if TYPE_CHECKING:
    from measured import Measured

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


def collect(newest: Measured, table: list[Proof]) -> dict[str, Any]:
    """Return `aliases`, `classes` and `returns`, measured and from typeshed."""
    also = {name for proof in table for name in proof.names[1:]}
    aliases = EXCEPTIONS | {
        path: canonical
        for path, canonical in newest.shape["aliases"].items()
        if path not in also  # has behaviours of its own
    }
    classes = {
        name: [aliases.get(base, base) for base in bases]
        for name, bases in newest.shape["classes"].items()
    }
    returns = {**typeshed_returns(classes, aliases), **known_returns()}
    return {
        "aliases": dict(sorted(aliases.items())),
        "classes": dict(sorted(classes.items())),
        "returns": dict(sorted(returns.items())),
    }


def typeshed_returns(classes: dict[str, list[str]], aliases: dict[str, str]) -> dict[str, str]:
    """Return the functions that return one of these classes, as typeshed declares them."""
    import typeshed_client as typeshed  # noqa: PLC0415  a development dependency

    context = typeshed.get_search_context(version=(3, 14), platform="linux", search_path=[])
    resolver = typeshed.Resolver(context)
    found: dict[str, str] = {}

    def note(name: str, definition: Any, module: str, owner: str | None = None) -> None:
        written = annotated(typeshed, definition)
        if written == "Self" and owner is not None:
            found[name] = owner
        elif written is not None and written.rpartition(".")[2] in wanted:
            qualified = home(resolver, typeshed, module, written)
            qualified = aliases.get(qualified, qualified)
            if qualified in classes:
                found[name] = qualified

    wanted = {name.rpartition(".")[2] for name in classes}
    for module in modules():
        stub = typeshed.get_stub_names(module.name, search_context=context) or {}
        for name, described in stub.items():
            note(f"{module.name}.{name}", described.ast, module.name)
    for name in classes:
        resolved: Any = resolver.get_fully_qualified_name(name)
        home_module = name.rpartition(".")[0]
        if isinstance(resolved, typeshed.ImportedInfo):
            resolved, home_module = resolved.info, ".".join(resolved.source_module)
        for method, inner in (getattr(resolved, "child_nodes", None) or {}).items():
            if not method.startswith("_"):
                note(f"{name}.{method}", inner.ast, home_module, name)
    return found


def annotated(typeshed: Any, definition: Any) -> str | None:
    """Return what calling a definition in a stub gives, without type arguments, if it says so."""
    if isinstance(definition, typeshed.OverloadedName):
        definition = definition.definitions[0]
    if not isinstance(definition, ast.FunctionDef) or definition.returns is None:
        return None
    if any("property" in ast.unparse(decorator) for decorator in definition.decorator_list):
        return None
    returned = definition.returns
    if isinstance(returned, ast.Subscript):
        returned = returned.value
    written = ast.unparse(returned)
    return written if written.isascii() else None


def home(resolver: Any, typeshed: Any, module: str, written: str) -> str:
    """Return the qualified name of what an annotation in a stub names."""
    resolved = resolver.get_fully_qualified_name(f"{module}.{written}")
    if isinstance(resolved, typeshed.ImportedInfo):
        return ".".join([*resolved.source_module, resolved.info.name])
    return f"{module}.{written}"
