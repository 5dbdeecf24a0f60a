"""What names mean at one point of the execution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.semantics.values import UNKNOWN, Value, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edgewise.semantics.references import Site
    from edgewise.semantics.values import Origin


@dataclass(frozen=True, slots=True)
class Binding:
    """What a name may be, and the import that bound it, if it was one.

    `carried` are the places that the value of a module's name brings along (`origins.inside`).
    """

    value: Value
    via: Site | None = None
    carried: tuple[Origin | str, ...] = ()


UNKNOWN_BINDING = Binding(UNKNOWN)


class Names:
    """A module's names as some unit finds them; remembers which of them were asked for.

    What was remembered decides whether the unit has to be read again when another
    unit has changed: only if a name that it asked for means something else now.
    """

    __slots__ = ("asked", "bindings")

    def __init__(self, bindings: Mapping[str, Binding]) -> None:
        self.bindings = bindings
        self.asked: dict[str, Binding | None] = {}

    def get(self, name: str) -> Binding | None:
        """What the name is bound to, None if it is not."""
        found = self.bindings.get(name)
        self.asked[name] = found
        return found


class State:
    """The names bound so far in one scope; `live` says whether execution gets here at all.

    `outer` holds what the scope's names were before: a module's for each of its units.
    """

    __slots__ = ("live", "names", "outer")

    def __init__(
        self,
        names: dict[str, Binding] | None = None,
        outer: Names | None = None,
        *,
        live: bool = True,
    ) -> None:
        self.names = {} if names is None else names
        self.outer = outer
        self.live = live

    def get(self, name: str) -> Binding | None:
        """What a name is bound to in this scope."""
        found = self.names.get(name)
        if found is None and self.outer is not None:
            return self.outer.get(name)
        return found

    def copy(self) -> State:
        """A state of its own for a branch."""
        return State(dict(self.names), self.outer, live=self.live)

    def become(self, other: State) -> None:
        """Take over what another state says."""
        self.names = other.names
        self.live = other.live


def merge(states: Iterable[State], before: State) -> State:
    """Where several branches meet; `before` is the state from which they parted.

    A name that only some of them bound is, on the others, what it was before; where it was
    nothing, reading it fails on those paths, so what the rest says holds.
    """
    alive = [state for state in states if state.live]
    if not alive:
        return State(dict(before.names), before.outer, live=False)
    first = alive[0]
    if len(alive) == 1:
        return first
    names: dict[str, Binding] = {}
    for name in {name for state in alive for name in state.names}:
        bindings = [found for state in alive if (found := state.get(name)) is not None]
        binding = bindings[0]
        if any(other is not binding for other in bindings):
            via = next((found.via for found in bindings if found.via is not None), None)
            binding = Binding(join(found.value for found in bindings), via)
        names[name] = binding
    return State(names, first.outer)
