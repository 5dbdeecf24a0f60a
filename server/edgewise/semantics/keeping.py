"""What a module keeps from start-up: instances that a snapshot of it cannot hold."""

from __future__ import annotations

from edgewise.runtimes.runtime import Scope, Use
from edgewise.semantics.definitions import Definitions
from edgewise.semantics.frame import ScopeKind
from edgewise.semantics.references import Kind
from edgewise.semantics.values import Instance, Value, only
from edgewise.source import syntax as s


class Keeping(Definitions):
    """Notes what the names of a module, and the attributes of its classes, are given to keep."""

    def is_kept(self, value: Value) -> bool:
        """Whether it is an instance that a module had better not keep."""
        atom = only(value)
        return isinstance(atom, Instance) and bool(self.runtime.uses(atom.name, Use.KEEP))

    def keep(self, target: s.Expression, value: Value, expression: s.Expression) -> None:
        """Note that a starting module gives a name of its own something to keep.

        Whether it still has it when the module is complete, `note_kept` sees.
        """
        if not isinstance(target, s.Name) or not self.starting or not self.is_kept(value):
            return
        if expression is self.refused:  # what is wrong with it was said already
            return
        where = self.frame.kind
        if where is ScopeKind.MODULE:
            self.kept[target.id] = (value, expression)
        elif where is ScopeKind.CLASS and not self.calling:
            self.refer_kept(value, expression)

    def note_kept(self) -> None:
        """Note what the names of the complete module, as they are now, have kept."""
        for name, (value, expression) in self.kept.items():
            binding = self.module.state.get(name)
            if binding is not None and binding.value == value:
                self.assigned = name
                self.refer_kept(value, expression)
                self.assigned = None

    def refer_kept(self, value: Value, expression: s.Expression) -> None:
        atom = only(value)
        if not isinstance(atom, Instance):
            return
        site = self.callee(expression) if isinstance(expression, s.Call) else None
        for behaviour in self.runtime.uses(atom.name, Use.KEEP):
            if behaviour.scope is Scope.GLOBAL and self.starts:
                self.refer(
                    Kind.KEEP,
                    behaviour.name,
                    site or self.site(expression.start, expression.end),
                    behaviour.failure,
                    behaviour=behaviour,
                )
