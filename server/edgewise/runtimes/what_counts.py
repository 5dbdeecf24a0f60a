"""What counts of a fact when those of two runtimes are compared, in their data files' terms.

What is read in a file with one of two facts of which the same counts is read with the other. A
message is for people: nothing that is found depends on its words. So is the evidence, but that
of a module, which is asked whether it was measured at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Stored = Mapping[str, Any]


def count_modules(runtime: Stored) -> Stored:
    """Return what counts of each module."""
    return {name: _without_words(fact, runtime) for name, fact in runtime["modules"].items()}


def count_algorithms(runtime: Stored) -> Stored:
    """Return what counts of each algorithm."""
    return {name: _without_words(fact, runtime) for name, fact in runtime["algorithms"].items()}


def count_behaviours(runtime: Stored, keys: Mapping[str, list[str]]) -> Stored:
    """Return what counts of what is called, raised or kept, by names; `keys` are those of each."""
    calls = {key: (key, _without_words(fact, runtime)) for key, fact in runtime["calls"].items()}
    return {name: [calls[key] for key in found] for name, found in keys.items()}


def count_raising_names(runtime: Stored) -> Stored:
    """Return what counts of the names that raise something of their own."""
    return {name: _caught_by(pair, runtime) for name, pair in runtime["raising_names"].items()}


def _without_words(fact: Stored, runtime: Stored) -> Stored:
    counting = {key: value for key, value in fact.items() if key not in {"evidence", "failure"}}
    return {**counting, "failure": _caught_by(fact.get("failure"), runtime)}


def _caught_by(failure: list[str] | None, runtime: Stored) -> tuple[str, list[str]] | None:
    """Return the exception and its bases, which are the runtime's to tell."""
    return None if failure is None else (failure[0], runtime["exceptions"].get(failure[0], []))
