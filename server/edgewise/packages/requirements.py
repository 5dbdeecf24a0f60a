"""What follows from a requirement: its own verdict, and those of what it needs in turn."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from edgewise.packages.markers import holds
from edgewise.packages.verdict import Delivery, Verdict, judge, judge_requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packaging.specifiers import SpecifierSet

    from edgewise.packages.lockfile import Lock
    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Judged:
    """One distribution that a requirement brings, and the names that led to it, itself last."""

    verdict: Verdict
    chain: tuple[str, ...]

    @property
    def direct(self) -> bool:
        """Whether it is what the requirement names."""
        return len(self.chain) == 1


@lru_cache(maxsize=2048)
def parse(written: str) -> Requirement | None:
    """Read a requirement as PEP 508 has it; None if it is none."""
    try:
        return Requirement(written)
    except (InvalidRequirement, RecursionError):
        return None


def judge_all(requirement: Requirement, runtime: Runtime, inventory: Inventory) -> Iterator[Judged]:
    """Judge what a requirement names and, as far as files tell, all that it needs; nearest first.

    What is needed by a distribution is followed as a lock file or its own metadata has it, with
    markers as the runtime decides them.
    """
    first = judge_requirement(requirement, runtime, inventory)
    name = canonicalize_name(requirement.name)
    yield Judged(first, (name,))
    if first.delivery is Delivery.NOT_NEEDED:
        return
    start = _Needed(name, _extras(requirement), None, None, (name,))
    seen = {(start.name, start.extras)}
    names: set[str] = {name}
    waiting = deque(_needed_by(start, runtime, inventory))
    while waiting:
        needed = waiting.popleft()
        if (needed.name, needed.extras) in seen:
            continue
        seen.add((needed.name, needed.extras))
        if needed.name not in names:
            names.add(needed.name)
            verdict = judge(
                needed.name,
                runtime,
                inventory,
                specifier=needed.specifier,
                version=needed.version,
            )
            yield Judged(verdict, needed.chain)
        waiting.extend(_needed_by(needed, runtime, inventory))


def judge_lock(lock: Lock, runtime: Runtime, inventory: Inventory) -> Iterator[Judged]:
    """Judge all that a lock file installs on a runtime, each distribution once."""
    names: set[str] = set()
    for edge in lock.required():
        if edge.marker is not None and holds(edge.marker, runtime) is not True:
            continue
        extras = f"[{','.join(edge.extras)}]" if edge.extras else ""
        requirement = parse(f"{edge.name}{extras}")
        for judged in judge_all(requirement, runtime, inventory) if requirement else ():
            if judged.verdict.name not in names:
                names.add(judged.verdict.name)
                yield judged


@dataclass(frozen=True, slots=True)
class _Needed:
    """A distribution to look at: with these extras, in this version where a lock says it."""

    name: str
    extras: frozenset[str]
    version: str | None
    specifier: SpecifierSet | None
    chain: tuple[str, ...]


def _extras(requirement: Requirement) -> frozenset[str]:
    return frozenset(canonicalize_name(extra) for extra in requirement.extras)


def _needed_by(needed: _Needed, runtime: Runtime, inventory: Inventory) -> Iterator[_Needed]:
    from_lock = list(_by_lock(needed, runtime, inventory))
    yield from from_lock or _by_metadata(needed, runtime, inventory)


def _by_lock(needed: _Needed, runtime: Runtime, inventory: Inventory) -> Iterator[_Needed]:
    for lock in inventory.locks:
        for locked in lock.named(needed.name):
            if needed.version is not None and locked.version != needed.version:
                continue
            if locked.markers and not any(holds(each, runtime) for each in locked.markers):
                continue
            edges = [*locked.edges]
            for extra in needed.extras:
                edges += locked.extras.get(extra, ())
            for edge in edges:
                if edge.marker is None or holds(edge.marker, runtime, needed.extras):
                    chain = (*needed.chain, edge.name)
                    extras = frozenset(edge.extras)
                    yield _Needed(edge.name, extras, edge.version, None, chain)
            if edges:
                return


def _by_metadata(needed: _Needed, runtime: Runtime, inventory: Inventory) -> Iterator[_Needed]:
    found = inventory.vendored(needed.name) or inventory.installed(needed.name)
    for written in found.requires if found else ():
        requirement = parse(written)
        if requirement is None or requirement.url is not None:
            continue
        marker = requirement.marker
        if marker is None or holds(str(marker), runtime, needed.extras):
            name = canonicalize_name(requirement.name)
            chain = (*needed.chain, name)
            specifier = requirement.specifier
            yield _Needed(name, _extras(requirement), None, specifier, chain)
