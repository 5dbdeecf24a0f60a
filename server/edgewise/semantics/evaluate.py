"""What expressions may be on one runtime, and the references met on the way."""

from __future__ import annotations

from itertools import product
from operator import eq, ge, gt, is_, is_not, le, lt, ne
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Failure, Scope
from edgewise.semantics import models
from edgewise.semantics.exceptions import Caught, Guard
from edgewise.semantics.frame import Frame, look_up
from edgewise.semantics.references import Kind, Phase, Reference, Site
from edgewise.semantics.scopes import assigned_on_self
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, State, merge
from edgewise.semantics.values import (
    MAX_ALTERNATIVES,
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Failed,
    Foreign,
    Instance,
    Items,
    Mapping,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Value,
    constant,
    constant_of,
    is_known,
    join,
    just,
    only,
    truth,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from edgewise.runtimes.runtime import Behaviour, Condition, Runtime
    from edgewise.semantics.project import Project
    from edgewise.source.units import Unit

_VERSION_PARTS = {"major": 0, "minor": 1, "micro": 2, "releaselevel": 3, "serial": 4}
_MAX_DISPLAY = 64  # a longer list of constants is a table of data, not of choices


class Evaluator:
    """Evaluates the expressions of one unit on one runtime.

    `references` collects what is met. Statements, which open scopes and decide what is
    reached, are `edgewise.semantics.execute`'s.
    """

    def __init__(
        self, unit: Unit, runtime: Runtime, project: Project, path: Path | None, frame: Frame
    ) -> None:
        self.unit = unit
        self.runtime = runtime
        self.project = project
        self.path = path
        self.frame = frame
        self.phase = Phase.GLOBAL
        self.guards: list[Guard] = []
        self.references: list[Reference] = []
        self.conditional = 0  # how many enclosing expressions may not be evaluated at all
        self.silent = 0  # inside code that is read but not executed, such as annotations

    # --- references and failures

    def site(self, start: int, end: int) -> Site:
        return Site(self.unit, start, end)

    def refer(
        self,
        kind: Kind,
        name: str,
        site: Site,
        failure: Failure | None = None,
        *,
        certain: bool = True,
        via: Site | None = None,
        algorithm: str | None = None,
        statement: Site | None = None,
        dynamic: bool = False,
    ) -> bool:
        """Note a reference; a failure goes to the handler that catches it.

        Returns whether execution goes on as if nothing had failed.
        """
        if not self.frame.state.live:
            return False
        guarded = False
        if self.silent:
            failure = None
        if failure is not None:
            guarded = self.throw(failure, certain=certain and not self.conditional)
        self.references.append(
            Reference(
                kind,
                name,
                site,
                failure,
                guarded,
                self.phase,
                algorithm,
                statement,
                dynamic,
                via if via != site else None,
            )
        )
        return failure is None

    def throw(self, failure: Failure, *, certain: bool) -> bool:
        """Take `failure` to the nearest handler that catches it; False if there is none."""
        state = self.frame.state
        for guard in reversed(self.guards):
            caught, handler = guard.catch(failure)
            if caught is Caught.NO:
                continue
            if handler is not None:
                handler.states.append(state.copy())
                if certain:
                    state.live = False
            return True
        return False

    # --- expressions

    def evaluate(self, expression: s.Expression) -> Value:
        """What `expression` may be."""
        method = _EVALUATE.get(type(expression))
        return method(self, expression) if method is not None else UNKNOWN

    def name(self, node: s.Name) -> Value:
        binding = look_up(node.id, self.frame, self.runtime)
        for atom in binding.value:
            if isinstance(atom, (Module, Member, Failed)):
                if not atom.name.startswith("builtins.") or self.runtime.calls(atom.name):
                    self.refer(
                        Kind.NAME, atom.name, self.site(node.start, node.end), via=binding.via
                    )
                break
        return binding.value

    def attribute(self, node: s.Attribute) -> Value:
        owner = self.evaluate(node.value)
        sure = is_known(owner)
        return join(self.member(atom, node, sure=sure) for atom in owner)

    def member(self, atom: Atom, node: s.Attribute, *, sure: bool) -> Value:
        """The attribute that `node` reads of `atom`."""
        if isinstance(atom, Module):
            return self.module_member(
                atom.name, node.attr, self.site(node.start, node.end), sure=sure, via=self.via(node)
            )
        if isinstance(atom, Member):
            name = f"{atom.name}.{node.attr}"
            known = models.member_constant(name, self.runtime)
            return just(Member(name)) if known is None else known
        if isinstance(atom, Failed):
            name = f"{atom.name}.{node.attr}"
            self.refer(Kind.NAME, name, self.site(node.start, node.end), via=self.via(node))
            return just(Failed(name))
        if isinstance(atom, Constant):
            if isinstance(atom.value, tuple) and len(atom.value) == 5:
                part = _VERSION_PARTS.get(node.attr)
                return UNKNOWN if part is None else constant(atom.value[part])
            return just(Method(atom, node.attr)) if isinstance(atom.value, str) else UNKNOWN
        return self.owned(atom, node.attr)

    def owned(self, atom: Atom, attr: str) -> Value:
        """An attribute that is looked up in a class, or in a module that is not the runtime's."""
        if isinstance(atom, Instance):
            return just(Member(self.method(atom.name, attr)))
        if isinstance(atom, Foreign):
            return self.foreign_member(atom, attr)
        if isinstance(atom, (Class, Object)):
            definition = atom if isinstance(atom, Class) else atom.of
            if isinstance(atom, Object) and attr in definition.assigned:
                return UNKNOWN
            for name, value in definition.names:
                if name == attr:
                    return value
            return self.inherited(definition.bases, attr)
        return UNKNOWN

    def inherited(self, bases: Sequence[Value], attr: str) -> Value:
        for base in bases:
            atom = only(base)
            if isinstance(atom, Class):
                found = self.owned(atom, attr)
            elif isinstance(atom, Member):
                name = self.method(self.runtime.canonical(atom.name), attr)
                found = just(Member(name)) if self.runtime.knows(name) else UNKNOWN
            else:
                return UNKNOWN  # it may define the attribute
            if found != UNKNOWN:
                return found
        return UNKNOWN

    def method(self, class_name: str, attr: str) -> str:
        """The qualified name of a class's attribute, by the class that defines it."""
        for base in self.runtime.classes.get(class_name, (class_name,)):
            name = f"{base}.{attr}"
            if self.runtime.knows(name):
                return name
        return f"{class_name}.{attr}"

    def module_member(
        self,
        module: str,
        attr: str,
        site: Site,
        *,
        sure: bool,
        via: Site | None,
        kind: Kind = Kind.NAME,
        statement: Site | None = None,
    ) -> Value:
        """What `module.attr` is, `module` being one of the runtime's."""
        name = f"{module}.{attr}"
        failure = self.runtime.lacks(module, attr)
        if failure is not None:
            if kind is Kind.FROM_IMPORT:
                failure = Failure(
                    "ImportError",
                    f"cannot import name '{attr}' from '{module}'",
                    ("ImportError", "Exception", "BaseException"),
                )
            if sure:
                self.refer(kind, name, site, failure, via=via, statement=statement)
            return just(Failed(name))
        submodule = self.runtime.module(name)
        known = models.member_constant(name, self.runtime)
        self.refer(kind, name, site, via=via, statement=statement)
        if submodule is not None:
            return just(Module(name) if submodule.available else Failed(name))
        return just(Member(name)) if known is None else known

    def foreign_member(self, module: Foreign, attr: str) -> Value:
        if attr == "TYPE_CHECKING":
            return constant(value=False)
        located = module.located
        meaning = self.project.meaning(located, attr)
        if meaning is not None:
            fact = self.runtime.module(meaning)
            if fact is not None:
                return just(Module(meaning) if fact.available else Failed(meaning))
            return just(Member(meaning))
        submodule = self.project.locate(f"{located.module}.{attr}", self.path)
        return UNKNOWN if submodule is None else just(Foreign(submodule))

    def via(self, node: s.Expression) -> Site | None:
        """The import that brought in the name on the left of a dotted expression."""
        while isinstance(node, (s.Attribute, s.Call)):
            node = node.value if isinstance(node, s.Attribute) else node.func
        if isinstance(node, s.Name):
            return look_up(node.id, self.frame, self.runtime).via
        return None

    # --- calls

    def call(self, node: s.Call) -> Value:
        function = self.evaluate(node.func)
        args = [self.evaluate(argument) for argument in node.args]
        keywords = {
            keyword.name or "**": self.evaluate(keyword.value) for keyword in node.keywords
        }
        sure = is_known(function)
        return join(
            self.call_atom(atom, node, args, keywords, sure=sure) for atom in function
        )

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
            return just(Object(atom)) if not atom.definition.keywords else UNKNOWN
        if isinstance(atom, Failed):
            return just(atom)
        return UNKNOWN

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
                self.refer(
                    Kind.CALL, behaviour.name, self.callee(node), behaviour.failure, via=via
                )
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

    def import_module(
        self, name: str, site: Site, *, statement: Site | None, dynamic: bool = False
    ) -> Atom:
        """What importing the absolute module `name` gives; notes the reference."""
        found = self.find_module(name)
        if found is not None:
            return found
        fact = self.runtime.module(name)
        if fact is None:
            return next(iter(UNKNOWN))
        self.refer(
            Kind.IMPORT, name, site, fact.failure, statement=statement, dynamic=dynamic
        )
        return Module(name) if fact.available else Failed(name)

    def find_module(self, name: str) -> Foreign | None:
        """The module of that name outside the standard library, if it is the one imported.

        On Workers the standard library comes first in the search order, elsewhere the
        program's own folder; installed packages come last everywhere.
        """
        from edgewise.semantics.project import Place  # noqa: PLC0415

        fact = self.runtime.module(name)
        if fact is not None and fact.in_runtime:
            if self.runtime.workers:
                return None
            located = self.project.locate(name, self.path)
            inside = located is not None and located.place is Place.WORKSPACE
            return Foreign(located) if inside and located is not None else None
        located = self.project.locate(name, self.path)
        return None if located is None else Foreign(located)

    # --- the rest of the expressions

    def constant(self, node: s.Constant) -> Value:
        return constant(node.value)

    def joined(self, node: s.Joined) -> Value:
        parts = [self.evaluate(part) for part in node.parts]
        try:
            values = [constant_of(part) for part in parts]
        except NoConstantError:
            return self.alternatives(parts)
        return constant("".join(str(value) for value in values))

    def alternatives(self, parts: list[Value]) -> Value:
        """The texts that an f-string of constants with alternatives can be."""
        count = 1
        for part in parts:
            count *= len(part)
            if count > MAX_ALTERNATIVES or not all(isinstance(atom, Constant) for atom in part):
                return UNKNOWN
        return frozenset(
            Constant("".join(str(atom.value) for atom in choice if isinstance(atom, Constant)), str)
            for choice in product(*parts)
        )

    def sequence(self, node: s.Sequence) -> Value:
        members = [self.evaluate(item) for item in node.items]
        starred = any(isinstance(item, s.Starred) for item in node.items)
        if starred or len(members) > _MAX_DISPLAY:
            return UNKNOWN
        return just(Items(node.kind, tuple(members)))

    def dictionary(self, node: s.Dictionary) -> Value:
        items: list[tuple[object, Value]] = []
        known = len(node.items) <= _MAX_DISPLAY
        for key, value in node.items:
            key_value = self.evaluate(key) if key is not None else UNKNOWN
            member = self.evaluate(value)
            try:
                chosen = constant_of(key_value)
                known = known and _hashable(chosen)
                items.append((chosen, member))
            except NoConstantError:
                known = False
        return just(Mapping(tuple(items))) if known else UNKNOWN

    def subscript(self, node: s.Subscript) -> Value:
        owner = self.evaluate(node.value)
        index = self.evaluate(node.index)
        if isinstance(node.index, s.Slice):
            return self.sliced(owner, node.index)
        return join(self.item(atom, index) for atom in owner) if owner else UNKNOWN

    def item(self, atom: Atom, index: Value) -> Value:
        try:
            key = constant_of(index)
        except NoConstantError:
            return UNKNOWN
        if isinstance(atom, Mapping):
            for known, value in atom.items:
                if known == key and type(known) is type(key):
                    return value
            return UNKNOWN
        if isinstance(atom, Items) and isinstance(key, int) and atom.kind != "set":
            inside = -len(atom.members) <= key < len(atom.members)
            return atom.members[key] if inside else UNKNOWN
        if isinstance(atom, Constant) and isinstance(atom.value, (tuple, str)):
            if isinstance(key, int) and -len(atom.value) <= key < len(atom.value):
                return constant(atom.value[key])
        return UNKNOWN

    def sliced(self, owner: Value, bounds: s.Slice) -> Value:
        try:
            value = constant_of(owner)
            parts = [
                None if part is None else constant_of(self.evaluate(part)) for part in bounds.parts
            ]
        except NoConstantError:
            return UNKNOWN
        if isinstance(value, (tuple, str)) and all(
            part is None or isinstance(part, int) for part in parts
        ):
            try:
                return constant(value[slice(*parts)])
            except ValueError:  # a step of zero
                return UNKNOWN
        return UNKNOWN

    def slice(self, node: s.Slice) -> Value:
        for part in node.parts:
            if part is not None:
                self.evaluate(part)
        return UNKNOWN

    def binary(self, node: s.BinaryOperation) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        if node.operator != "+":
            return UNKNOWN
        try:
            first, second = constant_of(left), constant_of(right)
        except NoConstantError:
            return UNKNOWN
        if isinstance(first, str) and isinstance(second, str):
            return constant(first + second)
        return UNKNOWN

    def boolean(self, node: s.BooleanOperation) -> Value:
        left = self.evaluate(node.left)
        verdict = truth(left)
        stops = node.operator == "or"
        if verdict is stops:
            return left
        if verdict is not None:
            return self.evaluate(node.right)
        right = self.maybe(node.right)
        # What makes the left side the result is known: with `or` it is true, with `and` false.
        kept = frozenset(atom for atom in left if truth(just(atom)) in {stops, None})
        return join([kept, right])

    def negation(self, node: s.Not) -> Value:
        verdict = truth(self.evaluate(node.operand))
        return UNKNOWN if verdict is None else constant(not verdict)

    def conditional_expression(self, node: s.Conditional) -> Value:
        verdict = truth(self.evaluate(node.test))
        if verdict is not None:
            return self.evaluate(node.body if verdict else node.orelse)
        return join([self.maybe(node.body), self.maybe(node.orelse)])

    def maybe(self, expression: s.Expression) -> Value:
        """Evaluate what is evaluated on some paths only."""
        self.conditional += 1
        before = self.frame.state
        self.frame.state = before.copy()
        value = self.evaluate(expression)
        self.frame.state = merge([before, self.frame.state], before)
        self.conditional -= 1
        return value

    def comparison(self, node: s.Comparison) -> Value:
        left = self.evaluate(node.left)
        verdict: bool | None = True
        for operator, comparator in zip(node.operators, node.comparators, strict=True):
            right = self.evaluate(comparator)
            step = self.compare(operator, left, right)
            if step is False:
                return constant(value=False)
            verdict = None if step is None else verdict
            left = right
        return UNKNOWN if verdict is None else constant(value=True)

    def compare(self, operator: str, left: Value, right: Value) -> bool | None:
        if operator in {"in", "not in"}:
            found = self.contains(left, right)
            return found if found is None or operator == "in" else not found
        try:
            first, second = constant_of(left), constant_of(right)
        except NoConstantError:
            return _identity(operator, left, right)
        comparing = _COMPARE.get(operator)
        if comparing is None:
            return None
        if operator in {"is", "is not"} and not (
            first is None or second is None or isinstance(first, bool)
        ):
            return None
        try:
            return bool(comparing(first, second))
        except TypeError:
            return None

    def contains(self, member: Value, container: Value) -> bool | None:
        try:
            wanted = constant_of(member)
        except NoConstantError:
            return None
        where = only(container)
        if isinstance(where, Member) and where.name == "sys.modules":
            if wanted in {"pyodide", "_pyodide", "pyodide_js"}:
                return True
            fact = self.runtime.module(wanted) if isinstance(wanted, str) else None
            return False if fact is not None and not fact.available else None
        if isinstance(where, Mapping):
            return any(key == wanted for key, _ in where.items)
        if isinstance(where, Items) and where.kind == "set":
            where = Items("tuple", where.members)
        try:
            choices = constant_of(just(where)) if where is not None else None
        except NoConstantError:
            return None
        if isinstance(choices, str):
            return wanted in choices if isinstance(wanted, str) else None
        return wanted in choices if isinstance(choices, tuple) else None

    def lambda_(self, node: s.Lambda) -> Value:
        for parameter in node.parameters:
            if parameter.default is not None:
                self.evaluate(parameter.default)
        self.frame.deferred.append((node, self.frame, None))
        return UNKNOWN

    def comprehension(self, node: s.Comprehension) -> Value:
        """A comprehension's targets are its own; what it evaluates runs at once."""
        state = self.frame.state
        outer: dict[str, Binding | None] = {}
        for clause in node.clauses:
            iterable = self.evaluate(clause.iterable)
            for name in _names(clause.target):
                outer.setdefault(name, state.names.get(name))
            self.bind(clause.target, element_of(iterable))
            for condition in clause.conditions:
                self.evaluate(condition)
        self.conditional += 1
        for element in node.elements:
            self.evaluate(element)
        self.conditional -= 1
        for name, binding in outer.items():
            if binding is None:
                self.frame.state.names.pop(name, None)
            else:
                self.frame.state.names[name] = binding
        return UNKNOWN

    def await_(self, node: s.Await) -> Value:
        self.evaluate(node.value)
        return UNKNOWN

    def starred(self, node: s.Starred) -> Value:
        self.evaluate(node.value)
        return UNKNOWN

    def walrus(self, node: s.Walrus) -> Value:
        value = self.evaluate(node.value)
        self.store(node.name, value, self.origin(node.value))
        return value

    def other(self, node: s.Other) -> Value:
        for child in node.children:
            self.evaluate(child)
        return UNKNOWN

    # --- binding

    def store(self, name: str, value: Value, via: Site | None = None) -> None:
        """Bind a name in the scope that Python would."""
        frame = self.frame
        if name in frame.globals:
            return  # what other calls make of a global is not followed
        frame.state.names[name] = Binding(value, via)

    def origin(self, node: s.Expression) -> Site | None:
        """The import behind an expression that is about to get a name."""
        return self.via(node)

    def bind(self, target: s.Expression, value: Value, via: Site | None = None) -> None:
        """Assign to a target of any shape."""
        if isinstance(target, s.Name):
            self.store(target.id, value, via)
        elif isinstance(target, s.Starred):
            self.bind(target.value, UNKNOWN)
        elif isinstance(target, s.Sequence):
            atom = only(value)
            members: tuple[Value, ...] = ()
            if isinstance(atom, Items) and atom.kind != "set":
                members = atom.members
            fits = len(members) == len(target.items) and not any(
                isinstance(item, s.Starred) for item in target.items
            )
            for index, item in enumerate(target.items):
                self.bind(item, members[index] if fits else UNKNOWN)
        elif isinstance(target, s.Attribute):
            self.evaluate(target.value)
        else:
            self.evaluate(target)

    def quietly(self, expression: s.Expression | None) -> None:
        """Look at an expression that the program may never evaluate, such as an annotation."""
        if expression is None:
            return
        self.silent += 1
        before = self.frame.state.copy()
        self.evaluate(expression)
        self.frame.state.become(before)
        self.silent -= 1

    def make_class(
        self, definition: s.ClassDefinition, bases: tuple[Value, ...], state: State
    ) -> Value:
        names = tuple((name, binding.value) for name, binding in state.names.items())
        return just(Class(definition, bases, names, assigned_on_self(definition)))


def element_of(iterable: Value) -> Value:
    """What `for` gets out of `iterable`."""
    atom = only(iterable)
    if isinstance(atom, Items) and atom.members:
        return join(atom.members)
    if isinstance(atom, Mapping) and atom.items:
        return join(constant(key) for key, _ in atom.items)
    if isinstance(atom, Constant) and isinstance(atom.value, tuple) and atom.value:
        return join(constant(value) for value in atom.value)
    return UNKNOWN


def _names(target: s.Expression) -> list[str]:
    from edgewise.semantics.scopes import target_names  # noqa: PLC0415

    return list(target_names(target))


def _hashable(value: object) -> bool:
    return isinstance(value, (str, int, bool, bytes, float, type(None)))


def _identity(operator: str, left: Value, right: Value) -> bool | None:
    """`x is None` and `x == None` where x surely is something else."""
    if operator not in {"is", "is not", "==", "!="}:
        return None
    nothing = constant(None)
    if right == nothing:
        some = left
    elif left == nothing:
        some = right
    else:
        return None
    if not all(
        isinstance(atom, (Module, Member, Instance, Foreign, Class, Items, Mapping, Method, Object))
        for atom in some
    ):
        return None
    return operator in {"is not", "!="}


_COMPARE: dict[str, Callable[[object, object], object]] = {
    "==": eq,
    "!=": ne,
    "<": lt,  # type: ignore[dict-item]  # a TypeError is expected and handled
    "<=": le,  # type: ignore[dict-item]
    ">": gt,  # type: ignore[dict-item]
    ">=": ge,  # type: ignore[dict-item]
    "is": is_,
    "is not": is_not,
}

_EVALUATE: dict[type[s.Expression], Callable[[Evaluator, s.Expression], Value]] = {
    s.Name: Evaluator.name,
    s.Attribute: Evaluator.attribute,
    s.Call: Evaluator.call,
    s.Constant: Evaluator.constant,
    s.Joined: Evaluator.joined,
    s.Sequence: Evaluator.sequence,
    s.Dictionary: Evaluator.dictionary,
    s.Subscript: Evaluator.subscript,
    s.Slice: Evaluator.slice,
    s.BinaryOperation: Evaluator.binary,
    s.BooleanOperation: Evaluator.boolean,
    s.Not: Evaluator.negation,
    s.Comparison: Evaluator.comparison,
    s.Conditional: Evaluator.conditional_expression,
    s.Lambda: Evaluator.lambda_,
    s.Comprehension: Evaluator.comprehension,
    s.Await: Evaluator.await_,
    s.Starred: Evaluator.starred,
    s.Walrus: Evaluator.walrus,
    s.Other: Evaluator.other,
}  # type: ignore[assignment]  # each method takes the class it is filed under
