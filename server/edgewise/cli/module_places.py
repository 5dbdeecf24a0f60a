"""What modules rest on, so that it is told once and not for each file that imports them.

In a large project every file leads to thousands of others. What a module rests on is kept as the
places that it looked at itself and the modules that these lead to, and whether all of it is still
the same is one digest a module, made from those of the modules behind it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from edgewise.resolve.footprint import changed_since, digest, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edgewise.resolve.cache_file import CacheFile
    from edgewise.resolve.footprint import Stamps


class _Node(NamedTuple):
    places: tuple[str, ...]
    modules: tuple[str, ...]


class Modules:
    """The modules of one run and of those before it."""

    SCHEMA: ClassVar = """
create table if not exists modules (
    name text primary key, stamp text not null, places text not null
) without rowid;
"""

    def __init__(self, file: CacheFile, stamps: Stamps, began_ns: int) -> None:
        """Use the table in `file`; what changes after `began_ns` is not relied on."""
        self._file = file
        self._stamps = stamps
        self._began_ns = began_ns
        self._known: dict[str, set[str]] = {}
        self._new: set[str] = set()
        self._digests: dict[str, str | None] = {}

    def learn(self, told: Mapping[str, Iterable[str]]) -> None:
        """Take in what modules rest on, beside what was known of the same text."""
        for name, places in told.items():
            known = self._of(name)
            if not known.issuperset(places):
                self._known[name] = known.union(places)
                self._new.add(name)
                self._digests.clear()

    def rest_of(self, modules: Iterable[str]) -> str | None:
        """Name the state of all that modules rest on; None if it has changed in this run."""
        found = []
        for module in modules:
            if module not in self._digests:
                self._work_out(module)
            found.append(self._digests[module])
        stated = [each for each in found if each is not None]
        return digest(" ".join(stated).encode()) if len(stated) == len(found) else None

    def write(self) -> None:
        """Keep what is new."""
        new, self._new = self._new, set()
        rows = [(it, self._stamps.of(it), json.dumps(sorted(self._known[it]))) for it in new]
        if rows:
            self._file.put("insert or replace into modules values (?, ?, ?)", rows)

    def _of(self, name: str) -> set[str]:
        known = self._known.get(name)
        if known is None:
            rows = self._file.rows("select stamp, places from modules where name = ?", (name,))
            kept = [places for stamp, places in rows if stamp == self._stamps.of(name)]
            known = self._known[name] = set(json.loads(str(kept[0]))) if kept else set()
        return known

    def _node(self, name: str) -> _Node:
        places, modules = told_apart(self._of(name) | {name})
        return _Node(tuple(places), tuple(modules))

    def _work_out(self, start: str) -> None:
        """Find the digests of a module and all behind it: Tarjan's algorithm, without recursion.

        Modules that lead to each other in a circle have one digest together.
        """
        nodes: dict[str, _Node] = {}
        order: dict[str, int] = {}
        lowest: dict[str, int] = {}
        open_: list[str] = []
        pending: list[tuple[str, Iterator[str]]] = []

        def enter(name: str) -> None:
            nodes[name] = self._node(name)
            order[name] = lowest[name] = len(order)
            open_.append(name)
            pending.append((name, iter(nodes[name].modules)))

        enter(start)
        while pending:
            name, behind = pending[-1]
            for module in behind:
                if module in self._digests:
                    continue
                if module not in order:
                    enter(module)
                    break
                lowest[name] = min(lowest[name], order[module])
            else:
                pending.pop()
                if pending:
                    above = pending[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
                if lowest[name] == order[name]:
                    circle = [open_.pop()]
                    while circle[-1] != name:
                        circle.append(open_.pop())
                    found = self._digest(circle, nodes)
                    self._digests.update(dict.fromkeys(circle, found))

    def _digest(self, circle: list[str], nodes: Mapping[str, _Node]) -> str | None:
        places = {place for name in circle for place in nodes[name].places}
        behind = {module for name in circle for module in nodes[name].modules}.difference(circle)
        digests = [self._digests[module] for module in behind]
        if None in digests or any(changed_since(place, self._began_ns) for place in places):
            return None
        stamps = sorted((place, self._stamps.of(place)) for place in places)
        return digest(
            repr((stamps, sorted(filter(None, digests)))).encode("utf-8", "surrogatepass")
        )
