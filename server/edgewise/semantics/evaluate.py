"""What expressions may be on one runtime."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from edgewise.semantics import models, operations, process
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.comprehensions import Comprehensions
from edgewise.semantics.contents import DISPLAYS
from edgewise.semantics.exceptions import builtin_failure
from edgewise.semantics.frame import Frame, ScopeKind, look_up
from edgewise.semantics.reach import ANY_NAME
from edgewise.semantics.references import Kind
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, merge
from edgewise.semantics.uses import Uses
from edgewise.semantics.values import (
    MAX_ALTERNATIVES,
    UNKNOWN,
    Class,
    Constant,
    Elsewhere,
    Failed,
    Function,
    Instance,
    Items,
    Many,
    Mapping,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Origin,
    Unknown,
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
    from collections.abc import Callable

    from edgewise.semantics.references import Site

_MAX_DISPLAY = 64  # a longer list of constants is a table of data, not of choices


class Evaluator(Comprehensions):
    """Evaluates expressions; statements, which open scopes, are `execute`'s."""

    def evaluate(self, expression: s.Expression) -> Value:
        """What `expression` may be."""
        method = _EVALUATE.get(type(expression))
        return method(self, expression) if method is not None else UNKNOWN

    def called(self, expression: s.Expression) -> Value:
        """What is about to be called, or inherited from; naming it does not let it out."""
        if isinstance(expression, s.Name):
            return self.name(expression, called=True)
        if isinstance(expression, s.Attribute):
            return self.attribute(expression, called=True)
        if isinstance(expression, s.Conditional) and self.reach is not None:
            verdict = truth(self.evaluate(expression.test))
            if verdict is not None:
                return self.called(expression.body if verdict else expression.orelse)
        return self.evaluate(expression)

    def name(self, node: s.Name, *, called: bool = False) -> Value:
        binding = look_up(node.id, self.frame, self.module, self.runtime)
        if self.imported and node.id == "__name__" and binding is UNKNOWN_BINDING:
            return self.module_name()
        if binding is UNKNOWN_BINDING and self.imported and self.is_builtin(node.id):
            binding = Binding(just(Member(f"builtins.{node.id}")))
        if not called:
            self.open(binding.value)
        for atom in binding.value:
            if isinstance(atom, (Class, Function)):
                self.uses.add(just(atom))
            if isinstance(atom, (Module, Member, Failed)):
                site = self.site(node.start, node.end)
                if isinstance(atom, Member) and self.is_missing(atom.name):
                    # only `from module import *` binds a name that the module does not have
                    failure = builtin_failure("NameError", f"name '{node.id}' is not defined")
                    self.refer(Kind.NAME, atom.name, site, failure, via=binding.via)
                    return just(Failed(atom.name))
                if not atom.name.startswith("builtins.") or self.runtime.calls(atom.name):
                    self.refer(Kind.NAME, atom.name, site, via=binding.via)
                break
            if type(atom) in DISPLAYS:
                return self.filled(binding.value)
        return binding.value

    def module_name(self) -> Value:
        """What `__name__` is where the module is imported, which on Workers `main` is too."""
        if self.path is None:
            return constant("worker")
        package = self.project.package(self.path)
        if self.path.name == "__init__.py":
            return constant(package)
        return constant(f"{package}.{self.path.stem}" if package else self.path.stem)

    def is_missing(self, name: str) -> bool:
        module, _, member = name.rpartition(".")
        return self.runtime.lacks(module, member) is not None

    def attribute(self, node: s.Attribute, *, called: bool = False) -> Value:
        if isinstance(node.value, s.Name):
            here = self.frame.state.names.get(f"{node.value.id}.{node.attr}")
            if here is not None:  # set on this object a few lines above
                return here.value
        owner = self.evaluate(node.value)
        if len(owner) > 1:  # reading an attribute of None fails, so it is one of the others
            owner -= constant(None)
        sure = is_known(owner)
        one_of_several = len(owner) > 1
        self.perhaps += one_of_several
        found = join(self.member(atom, node, sure=sure) for atom in owner)
        self.perhaps -= one_of_several
        self.uses.add(*(just(atom) for atom in found if isinstance(atom, (Class, Function))))
        if self.reach is not None:
            outlets = self.reach.at(tuple(self.reading))
            if not sure or not is_known(found):
                outlets.read.add(node.attr)
            elif (
                self.reading
                and not self.calling
                and any(isinstance(atom, Object) for atom in owner)
            ):
                outlets.own.add(node.attr)
            if not called:
                self.open(found)
        return self.filled(found)

    def call(self, node: s.Call) -> Value:
        callee = node.func
        function = self.called(callee)
        if (
            isinstance(callee, s.Attribute)
            and callee.attr in self.runtime.failing_methods
            and all(isinstance(atom, (Unknown, Elsewhere)) for atom in function)
        ):
            function = self.unknown_method(callee)
        arguments = self.arguments(node)
        sure = is_known(function)
        self.note_unseen(callee, function, arguments)
        self.note_addition(node, function, arguments)
        self.uses.add(function, *arguments.values())
        for atom in function:
            if isinstance(atom, Method) and isinstance(atom.of, Mapping):
                # `table.get(key)` takes one out, `table.values()` may take all
                self.uses.take(just(atom.of), arguments.args[0] if arguments.args else UNKNOWN)
        elsewhere = self.called_elsewhere(function, node, arguments)
        if elsewhere is not None:
            return elsewhere
        one_of_several = len(function) > 1
        self.perhaps += one_of_several
        found = join(self.call_atom(atom, node, arguments, sure=sure) for atom in function)
        self.perhaps -= one_of_several
        return found

    def note_addition(self, node: s.Call, function: Value, arguments: Arguments) -> None:
        """Remember what a method puts into a list, set or dict that a name is bound to."""
        owner = node.func.value if isinstance(node.func, s.Attribute) else None
        if not isinstance(owner, s.Name) or self.frame.state.get(owner.id) is None:
            self.note_method(function, arguments)
            return
        names = {atom.name for atom in function if isinstance(atom, Method)}
        if names.isdisjoint(models.MUTATORS):
            return
        binding = self.frame.state.get(owner.id)
        if binding is None:
            return
        added = arguments.args[-1:]
        if names <= {"extend"}:
            added = tuple(operations.element_of(each) for each in added)
        elif not names <= models.ADDERS:
            added = ()
        grown = operations.added(binding.value, added[0]) if added else None
        self.store(owner.id, binding.value | UNKNOWN if grown is None else grown, binding.via)

    def arguments(self, node: s.Call) -> Arguments:
        args: list[Value] = []
        keywords: dict[str, Value] = {}
        places: dict[str, s.Expression] = {}
        exact = True
        for argument in node.args:
            if isinstance(argument, s.Starred):
                display = only(self.evaluate(argument.value))
                if isinstance(display, Items) and display.kind != "set":
                    args += display.members
                else:
                    exact = False
            else:
                args.append(self.evaluate(argument))
        for keyword in node.keywords:
            value = self.evaluate(keyword.value)
            if keyword.name is not None:
                keywords[keyword.name] = value
                places[keyword.name] = keyword.value
                continue
            mapping = only(value)
            if isinstance(mapping, Mapping):
                keywords.update((str(key), member) for key, member in mapping.items)
            else:
                exact = False
        positions = () if len(args) != len(node.args) else node.args
        return Arguments(tuple(args), keywords, exact, positions, places)

    def constant(self, node: s.Constant) -> Value:
        value = node.value
        if type(value) is not str:
            return constant(value)
        return just(Constant(value, str, Origin(self.unit, node.start, node.end, value)))

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
        members = [self.listed(item) for item in node.items]
        if any(isinstance(item, s.Starred) for item in node.items):
            return just(Many(join([*members, UNKNOWN])))
        if len(members) > _MAX_DISPLAY:
            return UNKNOWN
        key = "" if node.kind == "tuple" else self.key(node)
        return just(Items(node.kind, tuple(members), key))

    def listed(self, item: s.Expression) -> Value:
        """A member of a display; a function that is only listed there is not used yet."""
        if not isinstance(item, s.Name):
            return self.evaluate(item)
        uses, self.uses = self.uses, Uses()
        value = self.evaluate(item)
        self.uses = uses
        self.uses.add_listed(value)
        return value

    def dictionary(self, node: s.Dictionary) -> Value:
        items: list[tuple[object, Value]] = []
        known = len(node.items) <= _MAX_DISPLAY
        for key, value in node.items:
            key_value = self.evaluate(key) if key is not None else UNKNOWN
            member = self.listed(value)
            try:
                chosen = constant_of(key_value)
                known = known and _hashable(chosen)
                items.append((chosen, member))
            except NoConstantError:
                known = False
        return just(Mapping(tuple(items), self.key(node))) if known else UNKNOWN

    def subscript(self, node: s.Subscript) -> Value:
        owner = self.evaluate(node.value)
        if isinstance(node.index, s.Slice):
            return self.sliced(owner, node.index)
        index = self.evaluate(node.index)
        self.uses.take(owner, index)
        atom = only(owner)
        if isinstance(atom, Member):
            self.take_item(atom.name, node, index)
        return join(operations.item(atom, index) for atom in owner) or UNKNOWN

    def sliced(self, owner: Value, bounds: s.Slice) -> Value:
        try:
            start, stop, step = (
                None if part is None else constant_of(self.evaluate(part)) for part in bounds.parts
            )
        except NoConstantError:
            return operations.some_of(owner)
        return operations.sliced(owner, (start, stop, step))

    def slice(self, node: s.Slice) -> Value:
        for part in node.parts:
            if part is not None:
                self.evaluate(part)
        return UNKNOWN

    def binary(self, node: s.BinaryOperation) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        if node.operator == "%":
            return operations.formatted(left, right)
        if node.operator in models.OPERATORS:
            found = self.operated(left, right, node)
            if found is not None:
                return found
        if node.operator != "+":
            return UNKNOWN
        if node.operator == "+":
            summed = operations.chained(left, right)
            if summed is not None:
                return summed
        try:
            first, second = constant_of(left), constant_of(right)
        except NoConstantError:
            return UNKNOWN
        if isinstance(first, str) and isinstance(second, str):
            return constant(first + second)
        return UNKNOWN

    def operated(self, left: Value, right: Value, node: s.BinaryOperation) -> Value | None:
        """What an operator of one of the runtime's classes gives: `Path() / "name"`."""
        method, reflected = models.OPERATORS[node.operator]
        found = [
            made
            for value, name in ((left, method), (right, reflected))
            for atom in value
            if isinstance(atom, Instance)
            and (made := self.runtime.returns.get(f"{atom.name}.{name}")) is not None
        ]
        if not found:
            return None
        origin = Origin(self.unit, node.start, node.end, found[0], None, created=True)
        return self.instances(found[0], origin)

    def boolean(self, node: s.BooleanOperation) -> Value:
        left = self.evaluate(node.left)
        verdict = truth(left)
        stops = node.operator == "or"
        if verdict is stops:
            return left
        if verdict is not None:
            return self.evaluate(node.right)
        right = self.maybe(node.right)
        if not stops and truth(right) is False:
            return right  # whatever stands on the left, the result is false
        if stops and right == constant(value=True):
            return right  # or true
        # What makes the left side the result is known: with `or` it is true, with `and` false.
        kept = frozenset(atom for atom in left if truth(just(atom)) in {stops, None})
        return join([kept, right])

    def negation(self, node: s.Not) -> Value:
        operand = self.evaluate(node.operand)
        verdict = truth(operand)
        return operations.untold(operand) if verdict is None else constant(not verdict)

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
        seen = [left]
        verdict: bool | None = True
        for operator, comparator in zip(node.operators, node.comparators, strict=True):
            right = self.evaluate(comparator)
            seen.append(right)
            step = operations.compare(operator, left, right, self.runtime)
            if step is False:
                return constant(value=False)
            verdict = None if step is None else verdict
            left = right
        return operations.untold(*seen) if verdict is None else constant(value=True)

    def lambda_(self, node: s.Lambda) -> Value:
        self.frame.deferred.append((node, self.frame, None))
        return just(Function(node, self.unit, self.defaults(node.parameters), self.closure()))

    def defaults(self, parameters: tuple[s.Parameter, ...]) -> tuple[tuple[str, Value], ...]:
        """The values of the parameters' defaults, evaluated where the function is made."""
        return tuple(
            (parameter.name, self.evaluate(parameter.default))
            for parameter in parameters
            if parameter.default is not None
        )

    def closure(self) -> Frame | None:
        """The scope that a function made here closes over; None if it is the module's."""
        frame: Frame | None = self.frame
        while frame is not None and frame.kind is ScopeKind.CLASS:
            frame = frame.parent  # a class's names are not visible in its methods
        return None if frame is None or frame.kind is ScopeKind.MODULE else frame

    def await_(self, node: s.Await) -> Value:
        value = self.evaluate(node.value)
        self.note_awaited(node.value)
        return self.awaited(value)

    def note_awaited(self, expression: s.Expression) -> None:
        """Note what is awaited; `Answers` knows a handler's."""

    def yield_(self, node: s.Yield) -> Value:
        value = constant(None) if node.value is None else self.evaluate(node.value)
        self.frame.yielded.append(operations.element_of(value) if node.delegates else value)
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

    def bind(self, target: s.Expression, value: Value, via: Site | None = None) -> None:
        """Assign to a target of any shape."""
        if isinstance(target, s.Name):
            self.store(target.id, value, via)
        elif isinstance(target, s.Starred):
            self.bind(target.value, value)
        elif isinstance(target, s.Sequence):
            starred = [isinstance(item, s.Starred) for item in target.items]
            at = starred.index(True) if any(starred) else None
            values = operations.unpacked(value, len(target.items), at)
            for item, member in zip(target.items, values, strict=True):
                self.bind(item, member)
        elif isinstance(target, s.Attribute):
            owner = only(self.evaluate(target.value))
            if isinstance(owner, (Module, Member)):
                self.replace_module(f"{owner.name}.{target.attr}")
            elif isinstance(target.value, s.Name):
                self.frame.state.names[f"{target.value.id}.{target.attr}"] = Binding(value, via)
        elif isinstance(target, s.Subscript):
            owner, key = only(self.evaluate(target.value)), only(self.evaluate(target.index))
            if owner == Member("sys.modules"):
                self.replace_module(str(key.value) if isinstance(key, Constant) else ANY_NAME)
            elif owner == Member(process.ENVIRONMENT):
                if key is None or process.is_set(just(key)) is not True:
                    self.replace_module(process.ENVIRONMENT)
            elif (
                isinstance(target.value, s.Name)
                and (binding := self.frame.state.get(target.value.id)) is not None
            ):
                grown = operations.stored(binding.value, value)
                if grown is not None:
                    self.store(target.value.id, grown, binding.via)
            elif owner is not None and key is not None:
                self.put_item(owner, just(key), value)
            elif owner is not None:
                self.put_item(owner, UNKNOWN, value)
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


def _hashable(value: object) -> bool:
    return isinstance(value, (str, int, bool, bytes, float, type(None)))


_EVALUATE: dict[type[s.Expression], Callable[..., Value]] = {
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
    s.Yield: Evaluator.yield_,
    s.Walrus: Evaluator.walrus,
    s.Other: Evaluator.other,
}
