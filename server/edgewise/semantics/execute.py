"""Statements: what is reached, what gets bound, and which failures are caught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.definitions import Jumps
from edgewise.semantics.exceptions import Guard, Handler
from edgewise.semantics.frame import ScopeKind
from edgewise.semantics.handlers import Handlers
from edgewise.semantics.operations import compare, element_of, unpacked
from edgewise.semantics.scopes import (
    loop_names,
)
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, merge
from edgewise.semantics.values import (
    UNKNOWN,
    Constant,
    Items,
    Tested,
    Value,
    constant,
    just,
    only,
    truth,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


# A loop over a display is executed round by round up to so many bytes of its text.
_MAX_UNROLLED = 6_000


class Executor(Handlers):
    """Executes the statements of one unit on one runtime, abstractly."""

    def execute(self, body: Iterable[s.Statement]) -> None:
        """Execute statements until one that does not go on."""
        for statement in body:
            if not self.frame.state.live:
                return
            method = _EXECUTE.get(type(statement))
            if method is not None:
                method(self, statement)

    # --- assignments

    def assign(self, node: s.Assign) -> None:
        if self.frame.kind is ScopeKind.MODULE and len(node.targets) == 1:
            self.assigned = target_name(node.targets[0])
        value = self.evaluate(node.value)
        via = self.origin(node.value)
        for target in node.targets:
            self.bind(target, value, via)
            self.keep(target, value, node.value)
        self.assigned = None

    def annotated_assign(self, node: s.AnnotatedAssign) -> None:
        self.quietly(node.annotation)
        if node.value is not None:
            if self.frame.kind is ScopeKind.MODULE or self.frame.is_record:
                self.assigned = target_name(node.target)
            value = self.evaluate(node.value)
            self.bind(node.target, value, self.origin(node.value))
            self.keep(node.target, value, node.value)
            self.assigned = None

    def augmented_assign(self, node: s.AugmentedAssign) -> None:
        right = self.evaluate(node.value)
        left = self.evaluate(node.target)
        value = UNKNOWN
        first, second = only(left), only(right)
        if (
            node.operator == "+="
            and isinstance(first, Constant)
            and isinstance(second, Constant)
            and isinstance(first.value, str)
            and isinstance(second.value, str)
        ):
            value = just(Constant(first.value + second.value, str))
        if isinstance(node.target, s.Name):
            self.store(node.target.id, value)

    def delete(self, node: s.Delete) -> None:
        for target in node.targets:
            if isinstance(target, s.Name):
                self.frame.state.names[target.id] = UNKNOWN_BINDING
            else:
                self.evaluate(target)

    def evaluate_statement(self, node: s.Evaluate) -> None:
        self.evaluate(node.value)

    # --- branches

    def if_(self, node: s.If) -> None:
        test = self.evaluate(node.test)
        verdict = truth(test)
        if verdict is not None:
            self.execute(node.body if verdict else node.orelse)
        elif Tested() in test:  # either side is there for the case that it runs in
            self.guards.append(Guard([Handler((None,))], self.frame))
            self.branch([node.body, node.orelse])
            self.guards.pop()
        else:
            self.branch([node.body, node.orelse])

    def branch(self, bodies: Iterable[s.Body]) -> None:
        """Execute each of several bodies as if it were the one chosen, and join them."""
        before = self.frame.state
        ends = []
        self.unsure += 1
        for body in bodies:
            self.frame.state = before.copy()
            self.execute(body)
            ends.append(self.frame.state)
        self.unsure -= 1
        self.frame.state = merge(ends, before)

    def match(self, node: s.Match) -> None:
        subject = self.evaluate(node.subject)
        before = self.frame.state
        ends = []
        excluded = True  # all the cases above
        for case in node.cases:
            verdict = self.matches(subject, case)
            if verdict is False:
                continue
            self.frame.state = before.copy()
            for value in case.values:
                self.evaluate(value)
            for name in case.captures:
                self.store(name, subject if case.irrefutable else UNKNOWN)
            self.bind_parts(subject, case.parts)
            guard = True if case.guard is None else truth(self.evaluate(case.guard))
            if guard is False:
                continue
            sure = bool(verdict and guard)
            self.perhaps += not (sure and excluded)
            self.execute(case.body)
            self.perhaps -= not (sure and excluded)
            ends.append(self.frame.state)
            if sure:
                break
            excluded = False
        else:
            ends.append(before)
        self.frame.state = merge(ends, before)

    def bind_parts(self, subject: Value, parts: tuple[s.Pattern, ...] | None) -> None:
        """Bind what the patterns of a sequence capture."""
        if parts is None:
            return
        for part, value in zip(parts, unpacked(subject, len(parts)), strict=True):
            if part.capture and part.capture != "_":
                self.store(part.capture, value)
            self.bind_parts(value, part.parts)

    def matches(self, subject: Value, case: s.MatchCase) -> bool | None:
        """Whether a case's pattern matches, its guard left aside."""
        if case.irrefutable:
            return True
        if case.value is not None:
            return compare("==", subject, self.evaluate(case.value), self.runtime)
        if case.parts is not None:
            return _matches_parts(subject, case.parts)
        return _matches_literal(subject, case.literals)

    # --- loops

    def while_(self, node: s.While) -> None:
        verdict = truth(self.evaluate(node.test))
        if verdict is False:
            self.execute(node.orelse)
            return
        self.loop(node, endless=verdict is True)

    def for_(self, node: s.For) -> None:
        iterable = self.evaluate(node.iterable)
        element = element_of(iterable)
        literal = isinstance(node.iterable, s.Sequence) and not node.iterable.items
        if literal or iterable == constant(()):  # nothing to go through
            self.execute(node.orelse)
            return
        display = only(iterable)
        if (
            isinstance(display, Items)
            and display.members
            and display.kind != "set"
            and len(display.members) * (node.end - node.start) <= _MAX_UNROLLED
        ):
            self.unroll(node, display.members)
        else:
            # what is empty here may have been filled by others
            self.loop(node, target=node.target, element=element or UNKNOWN)

    def unroll(self, node: s.For, members: tuple[Value, ...]) -> None:
        """Execute the rounds over a display one by one, each with its own member."""
        before = self.frame.state.copy()
        jumps = Jumps()
        self.jumps.append(jumps)
        for member in members:
            self.bind(node.target, member)
            self.execute(node.body)
            self.frame.state = merge([self.frame.state, *jumps.continues], before)
            jumps.continues.clear()
            if not self.frame.state.live:
                break
        self.jumps.pop()
        if self.frame.state.live:
            self.execute(node.orelse)
        self.frame.state = merge([self.frame.state, *jumps.breaks], before)

    def loop(
        self,
        node: s.While | s.For,
        *,
        endless: bool = False,
        target: s.Expression | None = None,
        element: Value = UNKNOWN,
    ) -> None:
        """Execute a loop's body once, as any of its rounds.

        What the body binds may be from an earlier round when the body starts, so it is
        not known then unless the body binds it first.
        """
        before = self.frame.state
        during = before.copy()
        for name in loop_names(node):
            binding = during.get(name)
            if binding is not None:
                during.names[name] = Binding(binding.value | UNKNOWN, binding.via)
        jumps = Jumps()
        self.jumps.append(jumps)
        self.frame.state = during
        if target is not None:
            self.bind(target, element)
        self.perhaps += not endless
        self.execute(node.body)
        self.perhaps -= not endless
        self.jumps.pop()
        ends = [self.frame.state, *jumps.continues]
        if not endless:
            ends.append(before.copy())
        self.frame.state = merge(ends, before)
        if endless:
            self.frame.state.live = False
        elif node.orelse:
            self.execute(node.orelse)
        self.frame.state = merge([self.frame.state, *jumps.breaks], before)

    def jump(self, node: s.Jump) -> None:
        if self.unsure or self.perhaps:
            self.frame.left = True
        if self.jumps:
            jumps = self.jumps[-1]
            states = jumps.breaks if node.keyword == "break" else jumps.continues
            states.append(self.frame.state.copy())
        self.frame.state.live = False


def target_name(target: s.Expression) -> str | None:
    """The plain name that an assignment's target is."""
    return target.id if isinstance(target, s.Name) else None


def _matches_parts(subject: Value, parts: tuple[s.Pattern, ...]) -> bool | None:
    atom = only(subject)
    if not isinstance(atom, Items) or atom.kind != "tuple":
        return None
    if len(atom.members) != len(parts):
        return False
    verdicts = {_matches_part(part, value) for part, value in zip(parts, atom.members, strict=True)}
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _matches_part(part: s.Pattern, value: Value) -> bool | None:
    if part.capture:
        return True
    if part.parts is not None:
        return _matches_parts(value, part.parts)
    return _matches_literal(value, part.literals)


def _matches_literal(subject: Value, literals: tuple[s.ConstantValue, ...] | None) -> bool | None:
    atom = only(subject)
    if literals is None or not isinstance(atom, Constant):
        return None
    return atom.value in literals


_EXECUTE: dict[type[s.Statement], Callable[..., None]] = {
    s.Import: Executor.import_,
    s.ImportFrom: Executor.import_from,
    s.Assign: Executor.assign,
    s.AnnotatedAssign: Executor.annotated_assign,
    s.AugmentedAssign: Executor.augmented_assign,
    s.Delete: Executor.delete,
    s.Evaluate: Executor.evaluate_statement,
    s.If: Executor.if_,
    s.Match: Executor.match,
    s.While: Executor.while_,
    s.For: Executor.for_,
    s.Jump: Executor.jump,
    s.Try: Executor.try_,
    s.With: Executor.with_,
    s.Return: Executor.return_,
    s.Raise: Executor.raise_,
    s.Assert: Executor.assert_,
    s.FunctionDefinition: Executor.function,
    s.ClassDefinition: Executor.class_,
    s.TypeAlias: Executor.type_alias,
    s.Declaration: Executor.declaration,
}
