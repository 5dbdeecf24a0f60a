"""By which names of the standard library one comes to objects with methods that fail.

From `data/carriers.json`, which `server/probe/carriers.py` writes from typeshed. Code that mentions
none of these names has no such object, unless somebody hands it one.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from edgewise.runtimes.runtime import Runtime

_FILE = Path(__file__).parent / "data" / "carriers.json"

Carrier: TypeAlias = tuple[str, str]
"""A module, and a name in that module."""


class Lead(NamedTuple):
    """What leads to objects whose method fails, and the top-level module that makes them."""

    origin: str
    carriers: frozenset[Carrier]


@cache
def leads(runtime: Runtime, attribute: str) -> tuple[Lead, ...]:
    """List what leads to something whose `attribute` fails on `runtime` when it is called.

    That is an object or a class with a method of that name, or a module with such a function.
    """
    found = []
    for method in runtime.failing_methods.get(attribute, ()):
        owner = method.rpartition(".")[0]
        found.append(Lead(owner.partition(".")[0], _leading_to(owner)))
    for name in (*runtime.behaviours, *runtime.aliases):
        owner, _, called = name.rpartition(".")
        if called == attribute and owner not in runtime.classes:
            found.append(Lead(owner.partition(".")[0], frozenset({(owner, attribute)})))
    return tuple(found)


def leads_there(
    wanted: Iterable[Carrier], modules: Collection[str], words: Collection[str]
) -> bool:
    """Tell whether code that imports these `modules` and mentions these `words` has a carrier.

    Where a package is imported, its modules need not be: somebody else may import them.
    """
    packages = {module.partition(".")[0] for module in modules}
    return any(
        name in words
        and (
            module in modules
            or (module.partition(".")[0] in packages and module.rpartition(".")[2] in words)
        )
        for module, name in wanted
    )


@cache
def all_words() -> frozenset[str]:
    """All that is in any carrier: names, and the last parts of modules."""
    return frozenset(
        word
        for owner in _stored()
        for module, name in _leading_to(owner)
        for word in (module.rpartition(".")[2], name)
    )


@cache
def _leading_to(owner: str) -> frozenset[Carrier]:
    return frozenset(
        (module, name)
        for module, names in _stored().get(owner, {}).items()
        for name in names.split()
    )


@cache
def _stored() -> Mapping[str, Mapping[str, str]]:
    stored: dict[str, dict[str, str]] = json.loads(_FILE.read_text("utf-8"))["carriers"]
    return stored
