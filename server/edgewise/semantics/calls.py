"""What a call does on the target, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Scope
from edgewise.semantics import models
from edgewise.semantics.members import Members
from edgewise.semantics.references import Kind, Phase
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Failed,
    Instance,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Value,
    constant_of,
    is_known,
    just,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Behaviour, Condition
    from edgewise.semantics.references import Site


class Calls(Members):
    """Calls functions and classes of the standard library and of the document."""

    def call_atom(
        self,
        atom: Atom,
        node: s.Call,
        args: list[Value],
        keywords: dict[str, Value],
        *,
        sure: bool,
    ) -> Value:
        if isinstance(atom, Member):
            return self.call_member(
                self.runtime.canonical(atom.name), node, args, keywords, sure=sure
            )
        if isinstance(atom, Method):
            return models.text_method(atom.of.value, atom.name, [] if keywords else args)
        if isinstance(atom, Class):
            constructor = self.constructor(atom)
            if constructor is not None:
                self.call_member(constructor, node, args, keywords, sure=sure)
            return just(Object(atom)) if not atom.definition.keywords else UNKNOWN
        if isinstance(atom, Failed):
            return just(atom)
        return UNKNOWN

    def constructor(self, made: Class) -> str | None:
        """The class of the standard library whose construction makes `made`, if it may fail."""
        if any(name in {"__init__", "__new__"} for name, _ in made.names):
            return None
        for base in made.bases:
            atom = only(base)
            if isinstance(atom, Class):
                return self.constructor(atom)
            if not isinstance(atom, Member):
                return None
            name = self.runtime.canonical(atom.name)
            if self.runtime.calls(name):
                return name
        return None

    def call_member(
        self,
        name: str,
        node: s.Call,
        args: list[Value],
        keywords: dict[str, Value],
        *,
        sure: bool,
    ) -> Value:
        """The result of calling something of the standard library."""
        runtime = self.runtime
        if sure:
            for behaviour in runtime.calls(name):
                if self.applies(behaviour.scope) and self.meets(behaviour, node, args, keywords):
                    break
        if name in models.NEVER_RETURN and sure and not self.conditional:
            self.frame.state.live = False
            return UNKNOWN
        if name in models.IMPORTERS and args:
            return self.import_dynamically(name, node, args[0])
        if name == "builtins.getattr":
            return self.get_attribute(node, args)
        known = models.call(name, args, runtime)
        if known is not None:
            return known
        if name in runtime.classes:
            return just(Instance(name))
        returned = runtime.returns.get(name)
        return just(Instance(returned)) if returned is not None else UNKNOWN

    def applies(self, scope: Scope) -> bool:
        if scope is Scope.ANY:
            return True
        return (scope is Scope.GLOBAL) is (self.phase is Phase.GLOBAL)

    def meets(
        self,
        behaviour: Behaviour,
        node: s.Call,
        args: list[Value],
        keywords: dict[str, Value],
    ) -> bool:
        """Note what calling with these arguments does; whether it fails."""
        condition = behaviour.condition
        via = self.via(node.func)
        if condition is None:
            self.refer(Kind.CALL, behaviour.name, self.callee(node), behaviour.failure, via=via)
            return True
        value, expression = self.argument(condition, node, args, keywords)
        if value is None:
            if condition.default_fails:
                self.refer(Kind.CALL, behaviour.name, self.callee(node), behaviour.failure, via=via)
            return condition.default_fails
        if not is_known(value):
            return False
        constants = [atom.value for atom in value if isinstance(atom, Constant)]
        site = self.site(expression.start, expression.end) if expression else self.callee(node)
        if condition.values is not None:
            if any(chosen in condition.values for chosen in constants if _hashable(chosen)):
                self.refer(
                    Kind.CALL,
                    behaviour.name,
                    self.callee(node),
                    behaviour.failure,
                    certain=len(value) == 1,
                    via=via,
                )
                return True
            return False
        for chosen in sorted(text for text in constants if isinstance(text, str)):
            algorithm = self.runtime.algorithm(chosen)
            if algorithm is not None:
                self.refer(
                    Kind.ALGORITHM,
                    behaviour.name,
                    site,
                    algorithm.failure,
                    certain=len(value) == 1,
                    via=via,
                    algorithm=chosen,
                )
                if algorithm.failure is not None:
                    return True
        return False

    def argument(
        self,
        condition: Condition,
        node: s.Call,
        args: list[Value],
        keywords: dict[str, Value],
    ) -> tuple[Value | None, s.Expression | None]:
        """The argument that a condition looks at: None if it is left out."""
        for keyword in node.keywords:
            if condition.keyword is not None and keyword.name == condition.keyword:
                return keywords[condition.keyword], keyword.value
        position = condition.position
        starred = any(isinstance(argument, s.Starred) for argument in node.args)
        if position is not None and position < len(args) and not starred:
            return args[position], node.args[position]
        if starred or "**" in keywords:
            return UNKNOWN, None
        return None, None

    def callee(self, node: s.Call) -> Site:
        """What is called, as far as it stands on the line of its last name."""
        function = node.func
        start = function.start
        if isinstance(function, s.Attribute):
            newline = self.unit.source.rfind(b"\n", start, function.attr_start)
            start = function.attr_start if newline >= 0 else start
        return self.site(start, function.end)

    def get_attribute(self, node: s.Call, args: list[Value]) -> Value:
        """`getattr(owner, "name")`, and with a default where the owner has no such name."""
        read = models.attribute_name(args)
        if read is None:
            return UNKNOWN
        owner, name = read
        if isinstance(owner, Module):
            if len(args) > 2 and self.runtime.lacks(owner.name, name) is not None:
                return args[2]
            return self.module_member(
                owner.name, name, self.site(node.start, node.end), sure=True, via=self.via(node)
            )
        if len(args) > 2:
            return UNKNOWN
        atom: Atom = Member(f"{owner.name}.{name}")
        return just(Failed(f"{owner.name}.{name}") if isinstance(owner, Failed) else atom)

    def import_dynamically(self, name: str, node: s.Call, module: Value) -> Value:
        """`importlib.import_module("…")` and `__import__("…")` of a constant."""
        try:
            wanted = constant_of(module)
        except NoConstantError:
            return UNKNOWN
        if not isinstance(wanted, str) or not wanted or wanted.startswith("."):
            return UNKNOWN
        argument = node.args[0]
        found = self.import_module(
            wanted, self.site(argument.start, argument.end), statement=None, dynamic=True
        )
        if name == "builtins.__import__" and "." in wanted and isinstance(found, Module):
            return just(Module(wanted.partition(".")[0]))
        return just(found)


def _hashable(value: object) -> bool:
    return isinstance(value, (str, int, bool, bytes, float, type(None)))
