"""By which names of the standard library one comes to objects with methods that fail.

From `data/carriers.json`, which `server/probe/carriers.py` writes from typeshed. Code that mentions
none of these names has no such object, unless somebody hands it one.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_FILE = Path(__file__).parent / "data" / "carriers.json"

Carrier: TypeAlias = tuple[str, str]
"""A module, and a name in that module."""


class Lead(NamedTuple):
    """What leads to objects whose method fails, and the top-level module that makes them."""

    origin: str
    carriers: frozenset[Carrier]


@cache
def leads(attribute: str) -> tuple[Lead, ...]:
    """List what leads to something whose `attribute` fails on some runtime when it is called.

    That is an object or a class with a method of that name, or a module with such a function.
    """
    stored = _stored()
    methods = stored["methods"].get(attribute, ())
    functions = stored["functions"].get(attribute, ())
    return (
        *(Lead(owner.partition(".")[0], _leading_to(owner)) for owner in methods),
        *(Lead(owner.partition(".")[0], frozenset({(owner, attribute)})) for owner in functions),
    )


def carriers_in(words: Collection[str]) -> frozenset[Carrier]:
    """List the carriers that code with these words may mention.

    Those whose name is there, and the last part of whose module is.
    """
    return frozenset(
        carrier
        for name in carrying_names().intersection(words)
        for carrier in _by_name()[name]
        if carrier[0].rpartition(".")[2] in words
    )


def carriers_of(modules: Collection[str], words: Collection[str]) -> frozenset[Carrier]:
    """List the carriers of some modules whose names are among these words."""
    return frozenset(
        carrier
        for name in (carrying_names().intersection(words) if modules else ())
        for carrier in _by_name()[name]
        if carrier[0] in modules
    )


@cache
def may_carry(module: str) -> bool:
    """Tell whether a module, or one that is in the same package, has carriers."""
    package = module.partition(".")[0]
    return any(
        carrier[0].partition(".")[0] == package
        for carriers in _by_name().values()
        for carrier in carriers
    )


@cache
def carrying_names() -> frozenset[str]:
    """All names that any carrier has."""
    return frozenset(_by_name())


@cache
def _by_name() -> Mapping[str, frozenset[Carrier]]:
    found: dict[str, set[Carrier]] = {}
    every = {
        carrier
        for attribute in _stored()["methods"]
        for lead in leads(attribute)
        for carrier in lead.carriers
    }
    for carrier in every:
        found.setdefault(carrier[1], set()).add(carrier)
    return {name: frozenset(carriers) for name, carriers in found.items()}


@cache
def _leading_to(owner: str) -> frozenset[Carrier]:
    return frozenset(
        (module, name)
        for module, names in _stored()["carriers"].get(owner, {}).items()
        for name in names.split()
    )


@cache
def _stored() -> Any:
    return json.loads(_FILE.read_text("utf-8"))
