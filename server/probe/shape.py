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
    wanted = {name.rpartition(".")[2] for name in classes}
    found: dict[str, str] = {}
    for module in modules():
        for name, described in (
            typeshed.get_stub_names(module.name, search_context=context) or {}
        ).items():
            definition = described.ast
            if isinstance(definition, typeshed.OverloadedName):
                definition = definition.definitions[0]
            if not isinstance(definition, ast.FunctionDef) or definition.returns is None:
                continue
            returned = definition.returns
            if isinstance(returned, ast.Subscript):
                returned = returned.value
            written = ast.unparse(returned)
            if written.rpartition(".")[2] not in wanted or not written.isascii():
                continue
            qualified = home(resolver, typeshed, module.name, written)
            qualified = aliases.get(qualified, qualified)
            if qualified in classes:
                found[f"{module.name}.{name}"] = qualified
    return found


def home(resolver: Any, typeshed: Any, module: str, written: str) -> str:
    """Return the qualified name of what an annotation in a stub names."""
    resolved = resolver.get_fully_qualified_name(f"{module}.{written}")
    if isinstance(resolved, typeshed.ImportedInfo):
        return ".".join([*resolved.source_module, resolved.info.name])
    return f"{module}.{written}"
