"""The runtimes there are, read from their data files when first asked for.

A data file is compact JSON written by `server/probe/generate.py`. Loading one parses it and
no more: each fact becomes an object when somebody asks for it, since a file has a thousand
and a document needs ten.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from edgewise.runtimes.noting import Facts, as_stored, differing
from edgewise.runtimes.runtime import (
    Algorithm,
    Behaviour,
    Category,
    Condition,
    Evidence,
    Failure,
    ModuleFact,
    Runtime,
    Scope,
    Status,
    Use,
)
from edgewise.runtimes.what_counts import (
    count_algorithms,
    count_behaviours,
    count_modules,
    count_raising_names,
)

_DATA = Path(__file__).parent / "data"
_WORKERS = "workers-"
Fact = TypeVar("Fact")


class UnknownRuntimeError(ValueError):
    """There is no runtime of this name; says which there are."""


def names() -> tuple[str, ...]:
    """Return the names of all runtimes: Workers first, oldest first."""
    return tuple(_common()["order"])


@cache
def runtime(name: str) -> Runtime:
    """Return the runtime of this name; raise `UnknownRuntimeError` if there is none."""
    if name not in names():
        raise UnknownRuntimeError(f"unknown runtime {name!r}: known are {', '.join(names())}")
    stored, common = _json(f"{name}.json"), _common()
    newer = tuple(runtime(each) for each in _newer(name))
    others = {each.name: _json(f"{each.name}.json") for each in newer}
    exceptions: dict[str, list[str]] = stored["exceptions"]

    def required(pair: list[str]) -> Failure:
        return Failure(pair[0], pair[1], tuple(exceptions.get(pair[0], ())))

    def failure(pair: list[str] | None) -> Failure | None:
        return None if pair is None else required(pair)

    def facts(
        said: Callable[[Any], Mapping[str, Any]],
        make: Callable[[str, Any], Fact],
        what_counts: Callable[[Any], Mapping[str, Any]],
    ) -> Facts[Fact]:
        """Make facts of what is said; those are the same of which the same counts."""
        there = {other: what_counts(each) for other, each in others.items()}
        return Facts(said(stored), make, differing(what_counts(stored), there) if there else {})

    return Runtime(
        name=name,
        label=stored["label"],
        python=tuple(stored["python"]),
        pyodide=stored["pyodide"],
        workers=stored["workers"],
        current=stored["current"],
        since=stored["since"],
        platform=facts(_part("platform"), as_stored, _part("platform")),
        modules=facts(
            _part("modules"), lambda key, fact: _module(key, fact, failure), count_modules
        ),
        missing_names=_missing_names(stored, others),
        behaviours=facts(
            lambda each: _by_name(each["calls"], common["proofs"]),
            lambda name, keys: tuple(
                _behaviour(name, stored["calls"][key], common["proofs"][key], required)
                for key in keys
            ),
            lambda each: count_behaviours(each, _by_name(each["calls"], common["proofs"])),
        ),
        algorithms=facts(
            _part("algorithms"), lambda key, fact: _algorithm(key, fact, failure), count_algorithms
        ),
        classes=Facts(common["classes"], lambda _, bases: tuple(bases), {}),
        aliases=common["aliases"],
        returns=common["returns"],
        attributes=common["attributes"],
        elsewhere=Facts(common["elsewhere"], lambda _, names: frozenset(names.split()), {}),
        promised=_Promised(),
        raising_names=facts(
            _part("raising_names"), lambda _, pair: required(pair), count_raising_names
        ),
        provenance=stored["provenance"],
        newer=newer,
    )


def _newer(name: str) -> tuple[str, ...]:
    """Return the names of the Workers runtimes that are newer than one of them."""
    if not name.startswith(_WORKERS):
        return ()
    order = names()
    return tuple(each for each in order[order.index(name) + 1 :] if each.startswith(_WORKERS))


def _part(name: str) -> Callable[[Any], Mapping[str, Any]]:
    def part(stored: Any) -> Mapping[str, Any]:
        found: Mapping[str, Any] = stored[name]
        return found

    return part


def workers_runtimes() -> tuple[Runtime, ...]:
    """Return every runtime of Cloudflare's, oldest first."""
    return tuple(runtime(name) for name in names() if name.startswith(_WORKERS))


def current_workers() -> tuple[Runtime, ...]:
    """Return what a Worker deployed today may run on."""
    return tuple(each for each in workers_runtimes() if each.current)


class _Promised(Mapping[str, frozenset[str]]):
    """Every public name of every module: the largest file, which few documents need."""

    def __getitem__(self, module: str) -> frozenset[str]:
        return _promised_by(module)

    def __iter__(self) -> Iterator[str]:
        return iter(_json("names.json"))

    def __len__(self) -> int:
        return len(_json("names.json"))


@cache
def _promised_by(module: str) -> frozenset[str]:
    return frozenset(_json("names.json")[module].split())


def _module(
    name: str, fact: dict[str, Any], failure: Callable[[list[str] | None], Failure | None]
) -> ModuleFact:
    return ModuleFact(
        name=name,
        status=Status(fact["status"]),
        evidence=Evidence(fact.get("evidence", "probe")),
        failure=failure(fact.get("failure")),
        removed_in=fact.get("removed_in"),
        added_in=fact.get("added_in"),
        limited=fact.get("limited", False),
    )


def _missing_names(stored: Any, others: Mapping[str, Any]) -> Facts[Mapping[str, Evidence]]:
    """Return the names that modules lack; of two modules each name is compared by itself."""

    def make(module: str, fact: dict[str, str]) -> Mapping[str, Evidence]:
        here = _missing(fact)
        there = {
            name: dict.fromkeys(_missing(each["missing_names"].get(module, {})))
            for name, each in others.items()
        }
        elsewhere = differing(dict.fromkeys(here), there)
        return Facts(here, as_stored, elsewhere) if elsewhere else here

    modules: set[str] = set().union(*(each["missing_names"] for each in others.values()))
    return Facts({**{module: {} for module in modules}, **stored["missing_names"]}, make, {})


def _missing(fact: dict[str, str]) -> dict[str, Evidence]:
    return {name: Evidence(evidence) for evidence, names in fact.items() for name in names.split()}


def _by_name(calls: dict[str, Any], proofs: dict[str, Any]) -> dict[str, list[str]]:
    """Return the keys of the calls by each of their names."""
    keys: dict[str, list[str]] = {}
    for key in calls:
        for name in proofs[key]["names"]:
            keys.setdefault(name, []).append(key)
    return keys


def _behaviour(
    name: str,
    fact: dict[str, Any],
    proof: dict[str, Any],
    failure: Callable[[list[str]], Failure],
) -> Behaviour:
    return Behaviour(
        name=name,
        category=Category(proof["category"]),
        failure=failure(fact["failure"]),
        evidence=Evidence(fact.get("evidence", "probe")),
        proof=proof["proof"],
        scope=Scope(fact.get("scope", "any")),
        condition=_condition(proof.get("condition")),
        spares=frozenset(proof.get("spares", ())),
        use=Use(proof.get("use", "call")),
    )


def _condition(stored: dict[str, Any] | None) -> Condition | None:
    if stored is None:
        return None
    return Condition(
        position=stored.get("position"),
        keyword=stored.get("keyword"),
        values=frozenset(stored.get("values", ())),
        members=frozenset(stored.get("members", ())),
        kinds=frozenset(stored.get("kinds", ())),
        spared=frozenset(stored.get("spared", ())),
        prefixes=tuple(stored.get("prefixes", ())),
        held=stored.get("held", False),
        prefixes_spared=tuple(stored.get("prefixes_spared", ())),
        algorithm=stored.get("algorithm", False),
        beside=stored.get("beside", False),
        bound=stored.get("bound", False),
        default_fails=stored.get("default_fails", False),
        further=_condition(stored.get("further")),
    )


def _algorithm(
    name: str, fact: dict[str, Any], failure: Callable[[list[str] | None], Failure | None]
) -> Algorithm:
    return Algorithm(
        name=name,
        failure=failure(fact.get("failure")),
        evidence=Evidence(fact.get("evidence", "probe")),
        digest_size=fact.get("digest_size"),
    )


@cache
def _common() -> Any:
    """Return what all runtimes share: proofs, aliases, classes."""
    return _json("common.json")


@cache
def _json(name: str) -> Any:
    return json.loads((_DATA / name).read_text("utf-8"))
