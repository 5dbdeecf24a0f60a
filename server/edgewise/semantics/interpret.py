"""Calls of the document's own functions, and what its methods set on `self`.

A call is executed where it stands, with what its arguments are known to be, so that
`digest("md4")` finds the `hashlib.new(algorithm)` inside. Depth and work are bounded; beyond
the bounds the result is unknown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.semantics.arguments import Arguments
from edgewise.semantics.contents import fills
from edgewise.semantics.definitions import globals_of, locals_of
from edgewise.semantics.execute import Executor
from edgewise.semantics.frame import Frame, ScopeKind
from edgewise.semantics.references import Phase
from edgewise.semantics.scopes import local_assignments, self_assignments, walk
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, State
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Awaitable,
    Class,
    Constant,
    Function,
    Makes,
    Manager,
    Many,
    Member,
    Object,
    Unknown,
    Value,
    constant,
    is_known,
    join,
    just,
    only,
    truth,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.semantics.circumstances import Circumstances
    from edgewise.semantics.reach import Root
    from edgewise.source.units import Unit

# Calls within calls: each level multiplies the work, and people hide failures no deeper.
MAX_DEPTH = 4
# While a Worker starts each call counts, and a chain of them is no rarity.
MAX_STARTUP_DEPTH = 10
# How much text of called functions one unit executes, in bytes: enough for a module's start-up.
MAX_EXECUTED = 20_000

# The same where the document's calls decide what is reported.
MAX_FOLLOWED = 60_000

_Call = tuple[Function, tuple[Value, ...], tuple[tuple[str, Value], ...], bool, Phase, "Root", bool]


class Interpreter(Executor):
    """The top of the layers: executes a unit, calls of the document's functions included."""

    def __init__(self, unit: Unit, circumstances: Circumstances, frame: Frame) -> None:
        super().__init__(unit, circumstances, frame)
        self.spent = 0
        self.results: dict[_Call, Value] = {}
        self.attributes: dict[tuple[Object, s.ClassDefinition, str], Value] = {}

    def begin(self) -> None:
        """Start a pass over the unit: what calls gave before may be different now."""
        self.references = []
        self.open_calls = set()
        self.spent = 0
        self.results.clear()
        self.attributes.clear()

    def invoke(self, function: Function, arguments: Arguments) -> Value:
        """The result of calling a function of the document."""
        definition = function.definition
        starting = self.starting
        follows = self.follows
        if (
            len(self.calling) >= (MAX_STARTUP_DEPTH if starting else MAX_DEPTH)
            or self.spent >= (MAX_EXECUTED if self.reach is None else MAX_FOLLOWED)
            or any(each.definition is definition for each in self.calling)
            or not (
                self.guards
                or follows
                or self.reach is not None
                or _tells(function)
                or any(map(_is_telling, arguments.values()))
                or (isinstance(function.receiver, Object) and self.is_particular(function.receiver))
            )
        ):
            self.open(just(function))
            self.forget_held()
            return UNKNOWN
        is_async = _is_async(definition)
        if follows and is_async:  # nothing runs before somebody awaits it
            call = (function, arguments.args, tuple(arguments.keywords.items()), arguments.exact)
            return just(Awaitable(UNKNOWN, call))
        key = (
            function,
            arguments.args,
            tuple(arguments.keywords.items()),
            arguments.exact,
            self.phase,
            () if self.reach is None else tuple(self.reading),
            self.imported and self.surely,
        )
        known = None if self.guards or self.silent else self.results.get(key)
        if known is None:
            known = self.run_call(function, arguments)
            if not self.guards and not self.silent:
                self.results[key] = known
        return just(Awaitable(known)) if is_async and not _generates(definition) else known

    def awaited(self, value: Value) -> Value:
        """What awaiting `value` gives; a coroutine that has not run yet runs now."""
        return join(
            self.run_coroutine(atom) if isinstance(atom, Awaitable) else UNKNOWN for atom in value
        )

    def run_coroutine(self, coroutine: Awaitable) -> Value:
        if coroutine.call is None:
            return coroutine.value
        function, args, keywords, exact = coroutine.call
        if any(each.definition is function.definition for each in self.calling):
            return UNKNOWN
        return self.run_call(function, Arguments(args, dict(keywords), exact))

    def is_particular(self, receiver: Object) -> bool:
        """Whether more is known of an object than of any other of its class."""
        if receiver.initial or any(
            isinstance(atom, Class) for base in receiver.of.bases for atom in base
        ):
            return True
        return self.module.state.get(self.subclasses_key(receiver.of)) is not None

    def run_hook(self, hook: Function) -> None:
        """Call what Python calls when a class is made."""
        if len(self.calling) < MAX_DEPTH and self.spent < MAX_EXECUTED:
            self.run_call(hook, Arguments(exact=False))

    def run_call(self, function: Function, arguments: Arguments) -> Value:
        definition = function.definition
        caller, unit, here = self.frame, self.unit, self.here or self.site(0, 0)
        self.frame = Frame(
            ScopeKind.FUNCTION,
            _bound(function, arguments),
            function.scope or self.module,
            locals=locals_of(definition),
            globals=globals_of(definition),
            receiver=function.receiver,
        )
        self.unit = function.unit
        self.calling.append(function)
        self.calls.append(here)
        phase = self.phase
        if function.makes is not Makes.MANAGER and _generates(definition):
            self.phase = Phase.REQUEST  # its body runs when somebody asks for the first element
        conditional, self.conditional = self.conditional, 0
        perhaps = self.perhaps
        self.perhaps += bool(conditional or caller.left)
        jumps, self.jumps = self.jumps, []
        if isinstance(definition, s.Lambda):
            self.frame.returned.append(self.evaluate(definition.body))
        else:
            self.spent += definition.end - definition.start
            self.execute(definition.body)
            if self.frame.state.live:
                self.frame.returned.append(constant(None))
        called = self.frame
        self.calling.pop()
        self.calls.pop()
        self.phase = phase
        self.jumps = jumps
        self.conditional = conditional
        self.perhaps = perhaps
        self.frame, self.unit = caller, unit
        generates = _generates(definition)
        # a method may be overridden by one that does return
        plain = function.receiver is None and not generates
        if plain and not called.returned and not conditional:
            caller.state.live = False  # it always raises, or exits
        if function.makes is Makes.MANAGER:
            return just(Manager(join(called.yielded) or UNKNOWN, tuple(called.swallowed)))
        if generates:
            kind = "async_generator" if _is_async(definition) else "generator"
            return just(Many(join(called.yielded) or UNKNOWN, kind=kind))
        return join(called.returned)

    def call_from_javascript(self, atom: Atom) -> None:
        """Call a plain function as JavaScript calls it, some time in a request.

        A coroutine function only starts a task then, in which everything works.
        """
        if not isinstance(atom, Function) or len(self.calling) >= MAX_DEPTH:
            return
        definition = atom.definition
        if isinstance(definition, s.FunctionDefinition) and definition.is_async:
            return
        if self.spent >= MAX_EXECUTED or any(
            each.definition is definition for each in self.calling
        ):
            return
        phase, guards = self.phase, self.guards
        self.phase, self.guards = Phase.REQUEST, []
        self.callbacks += 1
        self.run_call(atom, Arguments(exact=False))
        self.callbacks -= 1
        self.phase, self.guards = phase, guards
        self.frame.state.live = True

    def initial(self, function: Function, arguments: Arguments) -> tuple[tuple[str, Value], ...]:
        """What the parameters of a constructor get, where that is known."""
        bound = _bound(replace(function, receiver=None), arguments, skip=1)
        return tuple(
            (name, binding.value)
            for name, binding in bound.names.items()
            if is_known(binding.value)
        )

    def make_defaults(self, made: Class, instance: Object) -> None:
        """Call the default factories of the fields that a record's constructor does not get."""
        given = {name for name, _ in instance.initial}
        caller, unit = self.frame, self.unit
        for statement in made.definition.body:
            if not isinstance(statement, s.AnnotatedAssign):
                continue
            target, value = statement.target, statement.value
            if not isinstance(target, s.Name) or target.id in given:
                continue
            if not isinstance(value, s.Call):
                continue
            self.unit = made.unit
            self.frame = Frame(ScopeKind.FUNCTION, State(), made.scope or self.module)
            self.calls.append(self.here or self.site(0, 0))
            if only(self.evaluate(value.func)) == Member("dataclasses.field"):
                for keyword in value.keywords:
                    if keyword.name == "default_factory":
                        call = s.Call(keyword.value.start, keyword.value.end, keyword.value, (), ())
                        self.call(call)
            self.calls.pop()
            self.frame, self.unit = caller, unit

    def instance_attribute(self, owner: Class, instance: Object, attr: str) -> Value:
        """What the methods of a class set an attribute of `self` to, in any order."""
        key = (instance, owner.definition, attr)
        known = self.attributes.get(key)
        if known is None:
            self.attributes[key] = UNKNOWN  # what it is while it is being found out
            values = [value for name, value in owner.names if name == attr]
            values += self.assigned_values(owner, instance, attr)
            known = self.attributes[key] = join(values) if values else UNKNOWN
        return known

    def assigned_values(self, owner: Class, instance: Object, attr: str) -> Iterator[Value]:
        caller, unit = self.frame, self.unit
        self.unit = owner.unit
        self.silent += 1
        for assignment in self_assignments(owner.definition)[attr]:
            method, value = assignment.method, assignment.value
            if isinstance(value, s.Other):
                yield UNKNOWN
                continue
            names = dict.fromkeys(
                (parameter.name for parameter in method.parameters), UNKNOWN_BINDING
            )
            names[method.parameters[0].name] = Binding(just(instance))
            if method.name == "__init__":
                names.update((name, Binding(known)) for name, known in instance.initial)
            self.frame = Frame(
                ScopeKind.FUNCTION,
                State(names),
                owner.scope or self.module,
                locals=locals_of(method),
            )
            for name, assigned in local_assignments(method, value):
                self.store(name, self.evaluate(assigned))
            if all(truth(self.evaluate(it)) in {out, None} for it, out in assignment.tests):
                yield self.evaluate(value)
        self.silent -= 1
        self.frame, self.unit = caller, unit


def _generates(definition: s.FunctionDefinition | s.Lambda) -> bool:
    return isinstance(definition, s.FunctionDefinition) and definition.is_generator


def _is_async(definition: s.FunctionDefinition | s.Lambda) -> bool:
    return isinstance(definition, s.FunctionDefinition) and definition.is_async


def _tells(function: Function) -> bool:
    """Whether a call tells more than the function's own reading, whatever its arguments.

    It does if it returns something that may be known, if it always raises, or if it may put
    other modules in the place of those that are there.
    """
    definition = function.definition
    if isinstance(definition, s.Lambda):
        return not isinstance(definition.body, s.Constant)
    if definition.tells is None:
        definition.tells = bool(definition.body) and (
            definition.is_generator
            or fills(definition, function.unit)
            or b"sys.modules" in function.unit.source[definition.start : definition.end]
            or isinstance(definition.body[-1], s.Raise)
            or any(
                isinstance(statement, s.Return)
                and statement.value is not None
                and not isinstance(statement.value, _ANYTHING)
                for statement in walk(definition.body)
            )
        )
    return definition.tells


def _is_telling(value: Value) -> bool:
    """Whether an argument can make a difference to what fails inside a function."""
    return any(
        not isinstance(atom, Unknown)
        and not (isinstance(atom, Constant) and not isinstance(atom.value, str))
        for atom in value
    )


# Results of these kinds are not known, or nothing that can fail.
_ANYTHING = (
    s.BinaryOperation,
    s.Joined,
    s.Other,
)


def _bound(function: Function, arguments: Arguments, skip: int = 0) -> State:
    """The parameters of a function, but the first `skip`, bound to the arguments of a call."""
    names: dict[str, Binding] = {}
    defaults = dict(function.defaults)
    position = 0
    for index, parameter in enumerate(function.definition.parameters):
        value: Value | None
        if index < skip:
            continue
        if index == 0 and function.receiver is not None:
            value = just(function.receiver)
        elif parameter.kind:
            value = UNKNOWN
        else:
            at = None if parameter.keyword_only else position
            value = arguments.get(at, parameter.name)[0]
            position += at is not None
            if value is None:
                value = defaults.get(parameter.name, UNKNOWN)
        names[parameter.name] = UNKNOWN_BINDING if value is UNKNOWN else Binding(value)
    return State(names)
