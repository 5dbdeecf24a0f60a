"""Comprehensions: what they evaluate, and what they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics import operations
from edgewise.semantics.calls import Calls
from edgewise.semantics.scopes import target_names
from edgewise.semantics.values import (
    UNKNOWN,
    Items,
    Many,
    Mapping,
    NoConstantError,
    Table,
    Value,
    constant_of,
    join,
    just,
    only,
    truth,
)

if TYPE_CHECKING:
    from edgewise.semantics.references import Site
    from edgewise.semantics.state import Binding
    from edgewise.source import syntax as s

# A comprehension over a display is evaluated member by member up to so many bytes of its text.
_MAX_UNROLLED = 2_000


class Comprehensions(Calls):
    """Evaluates comprehensions, over a short display member by member."""

    def evaluate(self, expression: s.Expression) -> Value:
        """What an expression may be; `Evaluator` knows it."""
        return UNKNOWN

    def bind(self, target: s.Expression, value: Value, via: Site | None = None) -> None:
        """Assign to a target; `Evaluator` knows how."""

    def comprehension(self, node: s.Comprehension) -> Value:
        """A comprehension's targets are its own; what it evaluates runs at once."""
        names = [name for clause in node.clauses for name in target_names(clause.target)]
        outer: dict[str, Binding | None] = {
            name: self.frame.state.names.get(name) for name in names
        }
        rounds: list[tuple[Value, ...]] = []
        exact = self.rounds(node, 0, rounds)
        for name, binding in outer.items():
            if binding is None:
                self.frame.state.names.pop(name, None)
            else:
                self.frame.state.names[name] = binding
        return _made(node, rounds, exact=exact)

    def rounds(self, node: s.Comprehension, depth: int, made: list[tuple[Value, ...]]) -> bool:
        """Evaluate the clauses from `depth` on; whether `made` has each round, and no other."""
        if depth == len(node.clauses):
            made.append(tuple(self.evaluate(element) for element in node.elements))
            return True
        clause = node.clauses[depth]
        iterable = self.evaluate(clause.iterable)
        display = only(iterable)
        if (
            isinstance(display, Items)
            and display.kind != "set"
            and display.members
            and len(display.members) * (node.end - node.start) <= _MAX_UNROLLED
        ):
            results = [self.round(node, depth, member, made) for member in display.members]
            return all(results)
        self.conditional += 1
        self.round(node, depth, operations.element_of(iterable), made)
        self.conditional -= 1
        return False

    def round(
        self, node: s.Comprehension, depth: int, member: Value, made: list[tuple[Value, ...]]
    ) -> bool:
        clause = node.clauses[depth]
        self.bind(clause.target, member)
        verdicts = []
        for condition in clause.conditions:
            verdict = truth(self.evaluate(condition))
            if verdict is False:
                return True
            verdicts.append(verdict)
        sure = all(verdicts)
        self.conditional += not sure
        exact = self.rounds(node, depth + 1, made)
        self.conditional -= not sure
        return exact and sure


def _made(node: s.Comprehension, rounds: list[tuple[Value, ...]], *, exact: bool) -> Value:
    if len(node.elements) == 2:
        values = [elements[1] for elements in rounds]
        if exact:
            try:
                return just(
                    Mapping(tuple({constant_of(key): value for key, value in rounds}.items()))
                )
            except (NoConstantError, TypeError):  # a key that is not known, or not hashable
                pass
        return just(Table(join(values) or UNKNOWN))
    if not node.elements:
        return UNKNOWN
    if exact:
        return just(Items("list", tuple(elements[0] for elements in rounds)))
    return just(Many(join(elements[0] for elements in rounds) or UNKNOWN))
