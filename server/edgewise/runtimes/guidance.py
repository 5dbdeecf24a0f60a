"""What a human should know about a fact: why it is so, what to use instead, where to read on.

The text is curated in `data/guidance.toml`, apart from the measured facts.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Category

_FILE = Path(__file__).parent / "data" / "guidance.toml"


@dataclass(frozen=True, slots=True)
class Guidance:
    """Why something does not work, what does, and the pages that say more.

    `why` and `instead` are whole sentences in Markdown; `links` are addresses.
    """

    why: str
    instead: str
    links: tuple[str, ...]


def guidance_for(subject: str, category: Category | None = None) -> Guidance | None:
    """Return what to know about a module or a dotted name.

    What is known of the name itself comes first, then of what contains it
    (`tkinter.ttk` is `tkinter`'s), then of its category. None if nothing is.
    """
    table = _table()
    name = subject
    while name:
        if name in table["subject"]:
            return _guidance(table["subject"][name])
        name = name.rpartition(".")[0]
        # what is said of a large module as a whole is less to the point than the category
        if category is not None and name in table["general"]:
            break
    if category is not None:
        return _guidance(table["category"][category.value])
    return None


def guidance_for_algorithm(algorithm: str) -> Guidance:
    """Return what to know about a hash algorithm that needs OpenSSL."""
    table = _table()
    plain = algorithm.lower().replace("-", "_").replace("/", "_")
    return _guidance(table["algorithm"].get(plain, table["subject"]["hashlib"]))


def guidance_for_distribution(name: str) -> Guidance | None:
    """Return what to know about a distribution that does not run, spelled as PEP 503 says."""
    stored = _table()["distribution"].get(name)
    return None if stored is None else _guidance(stored)


def subjects() -> tuple[str, ...]:
    """Return every name that has guidance of its own."""
    return tuple(_table()["subject"])


def distributions() -> tuple[str, ...]:
    """Return every distribution that has guidance."""
    return tuple(_table()["distribution"])


def _guidance(stored: dict[str, Any]) -> Guidance:
    return Guidance(stored["why"], stored["instead"], tuple(stored["links"]))


@cache
def _table() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
