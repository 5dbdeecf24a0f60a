"""What the facts say of a call with these arguments: whether it fails, where, and in what way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Scope
from edgewise.semantics import models
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.contents import Contents
from edgewise.semantics.references import Kind
from edgewise.semantics.values import (
    Atom,
    Constant,
    Member,
    Origin,
    Value,
    is_known,
    type_name,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Behaviour, Condition
    from edgewise.semantics.references import Site


class Behaviours(Contents):
    """Compares calls with what the runtime is known to do."""

    def applies(self, scope: Scope) -> bool:
        if scope is Scope.ANY:
            return True
        if scope is Scope.GLOBAL:
            return self.starting
        if scope is Scope.WORKER:
            return self.starts
        if scope is Scope.CALLBACK:
            return self.callbacks > 0
        return not self.starting

    def meets(
        self,
        behaviour: Behaviour,
        node: s.Call | s.Subscript,
        arguments: Arguments,
        origin: Origin | None,
    ) -> bool:
        """Note what calling with these arguments does; whether it fails."""
        condition = behaviour.condition
        if condition is None:
            self.fail(behaviour, node, origin)
            return True
        if condition.held and not self.is_held(origin):
            return False
        if condition.further is not None and not self.holds(condition.further, arguments):
            return False
        value, expression = arguments.get(condition.position, condition.keyword)
        if value is None:
            if condition.default_fails:
                self.fail(behaviour, node, origin)
            return condition.default_fails
        if not is_known(value) and not condition.prefixes_spared:
            return False
        if not condition.algorithm:
            failing = sum(self.is_failing(atom, condition) for atom in value)
            if failing:
                self.fail(behaviour, node, origin, certain=failing == len(value))
            return failing > 0
        named = {
            atom.value: atom.origin
            for atom in value
            if isinstance(atom, Constant) and isinstance(atom.value, str)
        }
        site = self.site(expression.start, expression.end) if expression else self.callee(node)
        for chosen in sorted(named):
            algorithm = self.runtime.algorithm(chosen)
            if algorithm is not None:
                self.refer(
                    Kind.ALGORITHM,
                    behaviour.name,
                    site,
                    algorithm.failure,
                    certain=len(value) == 1,
                    via=self.via(_called(node)) or (origin.via if origin is not None else None),
                    algorithm=chosen,
                    origin=named[chosen],
                )
                if algorithm.failure is not None:
                    return True
        return False

    def holds(self, condition: Condition, arguments: Arguments) -> bool:
        """Whether the arguments are surely what `condition` asks for."""
        value, _ = arguments.get(condition.position, condition.keyword)
        if value is None:
            return condition.default_fails
        return is_known(value) and all(self.is_failing(atom, condition) for atom in value)

    def is_failing(self, argument: Atom, condition: Condition) -> bool:
        """Whether a call fails with an argument, as `condition` has it."""
        if isinstance(argument, Constant) and condition.beside:
            name = argument.value
            moved = self.is_replaced(models.WORKING_DIRECTORY)
            return isinstance(name, str) and not moved and self.project.beside(name, self.path)
        if condition.bound:
            worker = self.project.worker
            return isinstance(argument, Constant) and (
                worker is not None and argument.value in worker.bindings
            )
        if isinstance(argument, Constant):
            return condition.fails_with(argument.value)
        if condition.kinds and type_name(argument) in condition.kinds:
            return True
        if isinstance(argument, Member) and condition.members:
            return self.runtime.canonical(argument.name) in condition.members
        return bool(condition.prefixes_spared)

    def fail(
        self,
        behaviour: Behaviour,
        node: s.Call | s.Subscript,
        origin: Origin | None = None,
        *,
        certain: bool = True,
    ) -> None:
        """Note that a call does what `behaviour` says."""
        self.refer(
            Kind.CALL,
            behaviour.name,
            self.callee(node),
            behaviour.failure,
            certain=certain,
            via=self.via(_called(node)),
            behaviour=behaviour,
            origin=origin,
        )

    def take_item(self, name: str, node: s.Subscript, index: Value) -> None:
        """`owner[index]`, which calls the owner's `__getitem__`."""
        arguments = Arguments((index,), places=(node.index,))
        for behaviour in self.runtime.calls(f"{name}.__getitem__"):
            if self.applies(behaviour.scope) and self.meets(behaviour, node, arguments, None):
                break

    def callee(self, node: s.Call | s.Subscript) -> Site:
        """What is called, as far as it stands on the line of its last name; a whole subscript."""
        if isinstance(node, s.Subscript):
            return self.site(node.start, node.end)
        function = node.func
        start = function.start
        if isinstance(function, s.Attribute):
            newline = self.unit.source.rfind(b"\n", start, function.attr_start)
            start = function.attr_start if newline >= 0 else start
        return self.site(start, function.end)

    def heading(self, node: s.ClassDefinition) -> Site:
        """The first line of a class."""
        newline = self.unit.source.find(b"\n", node.start)
        return self.site(node.start, newline if 0 <= newline < node.end else node.end)


def _called(node: s.Call | s.Subscript) -> s.Expression:
    return node.value if isinstance(node, s.Subscript) else node.func
