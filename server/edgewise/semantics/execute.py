"""Statements: what is reached, what gets bound, and which failures are caught."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edgewise.semantics import models
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.exceptions import Guard, Handler, Leaves, class_names
from edgewise.semantics.frame import Frame, ScopeKind
from edgewise.semantics.import_statements import ImportStatements
from edgewise.semantics.operations import element_of
from edgewise.semantics.references import Phase
from edgewise.semantics.scopes import (
    declared,
    global_names,
    local_names,
    loop_names,
    self_assignments,
    walk,
)
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, State, merge
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Binds,
    Choice,
    Class,
    Constant,
    Function,
    Instance,
    Items,
    Makes,
    Manager,
    Member,
    Object,
    Tested,
    Value,
    constant,
    join,
    just,
    only,
    truth,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Project
    from edgewise.source.units import Unit


# Functions within functions within functions: enough for people.
_MAX_NESTING = 30
# A loop over a display is executed round by round up to so many bytes of its text.
_MAX_UNROLLED = 6_000
_IMPORT_ERROR = ("ImportError", "Exception", "BaseException")
_MANAGERS = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})
_ENUMS = frozenset({"enum.Enum", "enum.StrEnum", "enum.IntEnum", "enum.Flag"})
_BINDS = {
    "builtins.staticmethod": Binds.NOTHING,
    "builtins.classmethod": Binds.CLASS,
    "builtins.property": Binds.PROPERTY,
    "functools.cached_property": Binds.PROPERTY,
}


@dataclass(slots=True)
class Jumps:
    """The states in which a loop's body leaves a round early."""

    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)


class Executor(ImportStatements):
    """Executes the statements of one unit on one runtime, abstractly."""

    nesting = 0

    def __init__(
        self, unit: Unit, runtime: Runtime, project: Project, path: Path | None, frame: Frame
    ) -> None:
        super().__init__(unit, runtime, project, path, frame)
        self.jumps: list[Jumps] = []  # of the loops around, innermost last

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
        value = self.evaluate(node.value)
        via = self.origin(node.value)
        for target in node.targets:
            self.bind(target, value, via)

    def annotated_assign(self, node: s.AnnotatedAssign) -> None:
        self.quietly(node.annotation)
        if node.value is not None:
            self.bind(node.target, self.evaluate(node.value), self.origin(node.value))

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
        for body in bodies:
            self.frame.state = before.copy()
            self.execute(body)
            ends.append(self.frame.state)
        self.frame.state = merge(ends, before)

    def match(self, node: s.Match) -> None:
        subject = self.evaluate(node.subject)
        before = self.frame.state
        ends = []
        for case in node.cases:
            verdict = _matches(subject, case)
            if verdict is False:
                continue
            self.frame.state = before.copy()
            for value in case.values:
                self.evaluate(value)
            for name in case.captures:
                whole = case.irrefutable and case.guard is None
                self.store(name, subject if whole else UNKNOWN)
            guard = True if case.guard is None else truth(self.evaluate(case.guard))
            if guard is False:
                continue
            self.execute(case.body)
            ends.append(self.frame.state)
            if verdict and guard:
                break
        else:
            ends.append(before)
        self.frame.state = merge(ends, before)

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
        if literal or not element:  # nothing to go through
            self.execute(node.orelse)
            return
        display = only(iterable)
        if (
            isinstance(display, Items)
            and display.kind != "set"
            and len(display.members) * (node.end - node.start) <= _MAX_UNROLLED
        ):
            self.unroll(node, display.members)
        else:
            self.loop(node, target=node.target, element=element)

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
        self.execute(node.body)
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
        if self.jumps:
            jumps = self.jumps[-1]
            states = jumps.breaks if node.keyword == "break" else jumps.continues
            states.append(self.frame.state.copy())
        self.frame.state.live = False

    # --- exceptions

    def try_(self, node: s.Try) -> None:
        handlers = [
            Handler(
                None
                if handler.types is None
                else tuple(class_names(self.evaluate(handler.types), self.runtime)),
                _leaves(handler),
            )
            for handler in node.handlers
        ]
        before = self.frame.state.copy()
        yielded = len(self.frame.yielded)
        self.guards.append(Guard(handlers, self.frame))
        self.execute(node.body)
        self.guards.pop()
        yields = len(self.frame.yielded) > yielded
        body_end = self.frame.state
        ends = []
        if body_end.live:
            self.frame.state = body_end.copy()
            self.execute(node.orelse)
            ends.append(self.frame.state)
        for clause, handler in zip(node.handlers, handlers, strict=True):
            entries = list(handler.states)
            if not handler.only_import_errors or _calls(node.body):
                # anything in the body may have failed, before or after what it bound
                reached = body_end.copy()
                reached.live = True
                entries += [before.copy(), reached]
            if not entries:
                continue
            self.frame.state = merge(entries, before).copy()
            if clause.name:
                self.store(clause.name, UNKNOWN)
            self.execute(clause.body)
            ends.append(self.frame.state)
            if yields and self.frame.state.live:
                self.frame.swallowed += handler.names or ("BaseException",)
        if not ends:
            ends.append(body_end)
        self.frame.state = merge(ends, before)
        if node.final:
            lives = self.frame.state.live
            self.frame.state.live = True
            self.execute(node.final)
            self.frame.state.live = self.frame.state.live and lives

    def with_(self, node: s.With) -> None:
        opened = len(self.guards)
        before = self.frame.state.copy()
        handlers: list[Handler] = []
        for item in node.items:
            value = self.evaluate(item.context)
            names = [*self.swallowed(item.context), *self.kept_in(value)]
            if item.target is not None:
                self.bind(item.target, self.entered(value))
            if names:
                handler = Handler(tuple(names))
                handlers.append(handler)
                self.guards.append(Guard([handler], self.frame))
        self.execute(node.body)
        del self.guards[opened:]
        states = [state for handler in handlers for state in handler.states]
        if handlers and not states and not self.frame.state.live:
            states.append(before)
        if states:
            self.frame.state = merge([self.frame.state, *states], before)

    def entered(self, context: Value) -> Value:
        """What `with context as x` binds: for the runtime's own classes, the object itself."""
        return join(self.entered_atom(atom) for atom in context)

    def entered_atom(self, atom: Atom) -> Value:
        if isinstance(atom, Manager):
            return atom.value
        if isinstance(atom, Object):
            found = self.call_method(atom, "__enter__")
            return just(atom) if found is None else found
        return just(atom) if isinstance(atom, Instance) else UNKNOWN

    def kept_in(self, context: Value) -> Iterator[str | None]:
        """The exceptions that a context manager of the document keeps from the code after it."""
        for atom in context:
            if isinstance(atom, Manager):
                yield from atom.swallows
            elif isinstance(atom, Object):
                left = self.call_method(atom, "__exit__")
                verdict = False if left is None else truth(left)
                if verdict is not False:
                    yield "BaseException" if verdict else None

    def call_method(self, instance: Object, name: str) -> Value | None:
        """What calling a method that the document defines returns, its arguments unknown."""
        for atom in self.owned(instance, name):
            if isinstance(atom, Function):
                return self.invoke(replace(atom, receiver=instance), Arguments(exact=False))
        return None

    def swallowed(self, context: s.Expression) -> Iterator[str | None]:
        """The exceptions that a context manager keeps from the code after it, if any.

        `contextlib.suppress` does; so may one that nobody knows and that is given exception
        classes, such as `pytest.raises(ImportError)`.
        """
        if not isinstance(context, s.Call) or not context.args:
            return
        self.silent += 1
        function = only(self.evaluate(context.func))
        types = [self.evaluate(argument) for argument in context.args]
        self.silent -= 1
        if isinstance(function, Member):
            if function.name == "contextlib.suppress":
                yield from class_names(join(types), self.runtime)
            return
        if isinstance(function, (Function, Class)):
            return
        if any(
            isinstance(atom, Member) and atom.name.endswith(("Error", "Exception"))
            for value in types
            for atom in value
        ):
            yield from class_names(join(types), self.runtime)
            yield None

    def return_(self, node: s.Return) -> None:
        value = constant(None) if node.value is None else self.evaluate(node.value)
        if self.frame.state.live:
            self.frame.returned.append(value)
        self.leave()

    def raise_(self, node: s.Raise) -> None:
        for child in node.children:
            self.evaluate(child)
        self.leave()

    def leave(self) -> None:
        self.frame.exits.append(self.frame.state.copy())
        self.frame.state.live = False

    def assert_(self, node: s.Assert) -> None:
        verdict = truth(self.evaluate(node.test))
        if verdict is False:
            self.leave()

    # --- scopes

    def function(self, node: s.FunctionDefinition) -> None:
        decorators = [(self.evaluate(each), each) for each in node.decorators]
        defaults = self.defaults(node.parameters)
        for parameter in node.parameters:
            self.quietly(parameter.annotation)
        self.quietly(node.returns)
        self.frame.deferred.append((node, self.frame, None))
        in_class = self.frame.kind is ScopeKind.CLASS
        binds = Binds.OBJECT if in_class else Binds.NOTHING
        value = just(Function(node, self.unit, defaults, self.closure(), binds))
        for decorator, place in reversed(decorators):
            value = self.decorated(decorator, value, place)
        self.store(node.name, value)

    def decorated(self, decorator: Value, value: Value, place: s.Expression) -> Value:
        """What a decorator makes of a function or class."""
        atom, given = only(decorator), only(value)
        if isinstance(atom, Member):
            name = self.runtime.canonical(atom.name)
            if name == "dataclasses.dataclass" and isinstance(given, Class):
                return just(replace(given, is_record=True))
            if name in _MANAGERS and isinstance(given, Function):
                return just(replace(given, makes=Makes.MANAGER))
            binds = _BINDS.get(name)
            if binds is not None and isinstance(given, Function):
                return just(replace(given, binds=binds))
            return value if name in models.TRANSPARENT else UNKNOWN
        if isinstance(atom, Function):
            return self.invoke(atom, Arguments((value,), places=(place,)))
        return UNKNOWN

    def class_(self, node: s.ClassDefinition) -> None:
        decorators = [(self.evaluate(each), each) for each in node.decorators]
        bases = tuple(self.evaluate(base) for base in node.bases)
        for keyword in node.keywords:
            self.evaluate(keyword.value)
        outer = self.frame
        inner = Frame(
            ScopeKind.CLASS,
            State(),
            outer,
            globals=frozenset(declared(node.body, "global")),
        )
        self.frame = inner
        self.execute(node.body)
        goes_on = inner.state.live
        inner.state.live = True
        self.frame = outer
        made = self.make_class(node, bases, inner.state)
        receiver = Binding(just(Object(atom)) if isinstance(atom := only(made), Class) else UNKNOWN)
        for function, scope, _ in inner.deferred:
            plain = isinstance(function, s.FunctionDefinition) and not function.decorators
            outer.deferred.append((function, scope, receiver if plain else None))
        for decorator, place in reversed(decorators):
            made = self.decorated(decorator, made, place)
        self.store(node.name, made)
        outer.state.live = outer.state.live and goes_on

    def make_class(self, node: s.ClassDefinition, bases: tuple[Value, ...], state: State) -> Value:
        names = tuple((name, binding.value) for name, binding in state.names.items())
        roots = {atom.name for base in bases for atom in base if isinstance(atom, Member)}
        is_enum = not roots.isdisjoint(_ENUMS)
        if is_enum:
            names = tuple(
                (name, just(Choice(value)) if isinstance(only(value), Constant) else value)
                for name, value in names
            )
        return just(
            Class(
                node,
                self.unit,
                bases,
                names,
                frozenset(self_assignments(node)),
                self.closure(),
                is_record=is_enum or "typing.NamedTuple" in roots,
            )
        )

    def type_alias(self, node: s.TypeAlias) -> None:
        self.store(node.name, UNKNOWN)

    def declaration(self, _node: s.Declaration) -> None:
        """`global` and `nonlocal` were taken in when the scope was opened."""

    # --- what runs later

    def run_deferred(self, frame: Frame) -> None:
        """Execute the bodies of the functions that a scope defined, now that it is complete."""
        if self.nesting >= _MAX_NESTING:
            return
        self.nesting += 1
        for function, scope, receiver in frame.deferred:
            self.run_function(function, scope, receiver)
        self.nesting -= 1

    def run_function(
        self,
        function: s.FunctionDefinition | s.Lambda,
        scope: Frame,
        receiver: Binding | None,
    ) -> None:
        outer, phase, guards = self.frame, self.phase, self.guards
        parameters = [parameter.name for parameter in function.parameters]
        state = State(dict.fromkeys(parameters, UNKNOWN_BINDING))
        if receiver is not None and parameters:
            state.names[parameters[0]] = receiver
        self.frame = Frame(
            ScopeKind.FUNCTION,
            state,
            scope,
            locals=locals_of(function),
            globals=globals_of(function),
            receiver=_receiver(receiver),
        )
        self.phase = Phase.REQUEST
        self.guards = []
        jumps, self.jumps = self.jumps, []
        if isinstance(function, s.FunctionDefinition):
            self.reading.append(function)
            self.bind_annotated(function, scope)
        if isinstance(function, s.Lambda):
            self.evaluate(function.body)
        else:
            self.execute(function.body)
        inner = self.frame
        inner.close()
        inner.state.live = True
        self.run_deferred(inner)
        if isinstance(function, s.FunctionDefinition):
            self.reading.pop()
        self.jumps = jumps
        self.frame, self.phase, self.guards = outer, phase, guards

    def bind_annotated(self, function: s.FunctionDefinition, scope: Frame) -> None:
        """Take a parameter annotated with one of the runtime's classes for an instance of it."""
        inner = self.frame
        for parameter in function.parameters:
            if parameter.annotation is None or parameter.kind:
                continue
            self.frame = scope
            self.silent += 1
            annotation = only(self.evaluate(parameter.annotation))
            self.silent -= 1
            self.frame = inner
            if isinstance(annotation, Member):
                name = self.runtime.canonical(annotation.name)
                if name in self.runtime.classes:
                    inner.state.names[parameter.name] = Binding(just(Instance(name)))


def _leaves(handler: s.ExceptHandler) -> Leaves:
    """How a handler ends: by its last statement, which is where people raise again."""
    last = handler.body[-1] if handler.body else None
    if not isinstance(last, s.Raise):
        return Leaves.NOT
    if any(isinstance(inner, s.Return) for inner in walk(handler.body)):
        return Leaves.NOT
    raised = last.children[0] if last.children else None
    if raised is None or (isinstance(raised, s.Name) and raised.id == handler.name):
        return Leaves.SAME
    return Leaves.OTHER


def _receiver(binding: Binding | None) -> Object | None:
    atom = only(binding.value) if binding is not None else None
    return atom if isinstance(atom, Object) else None


def locals_of(function: s.FunctionDefinition | s.Lambda) -> frozenset[str]:
    """The names that are local to a function or lambda."""
    if isinstance(function, s.Lambda):
        return frozenset(parameter.name for parameter in function.parameters)
    return local_names(function)


def globals_of(function: s.FunctionDefinition | s.Lambda) -> frozenset[str]:
    """The names that a function declares `global`."""
    if isinstance(function, s.Lambda):
        return frozenset()
    return global_names(function)


def _matches(subject: Value, case: s.MatchCase) -> bool | None:
    if case.irrefutable:
        return True
    atom = only(subject)
    if case.literals is None or not isinstance(atom, Constant):
        return None
    return atom.value in case.literals


def _calls(body: s.Body) -> bool:
    """Whether a body does anything but import: then more than its imports may fail."""
    return any(
        not isinstance(statement, (s.Import, s.ImportFrom))
        and not (isinstance(statement, s.Assign) and isinstance(statement.value, s.Constant))
        for statement in walk(body)
    )


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
