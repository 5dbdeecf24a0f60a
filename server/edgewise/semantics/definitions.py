"""Functions and classes: what defining them binds, and their bodies, which run later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edgewise.semantics import models
from edgewise.semantics.answers import Answers
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.contents import fills
from edgewise.semantics.frame import Frame, ScopeKind
from edgewise.semantics.other_modules import written
from edgewise.semantics.references import Phase
from edgewise.semantics.scopes import (
    declared,
    global_names,
    local_names,
)
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, State
from edgewise.semantics.uses import Uses
from edgewise.semantics.values import (
    NOTHING,
    UNKNOWN,
    Binds,
    Choice,
    Class,
    Elsewhere,
    Function,
    Instance,
    Makes,
    Member,
    Object,
    Origin,
    Skip,
    Value,
    just,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.semantics.circumstances import Circumstances
    from edgewise.semantics.exceptions import Handler
    from edgewise.source.units import Unit


# Functions within functions within functions: enough for people.
_MAX_NESTING = 30
_DATACLASS = Member("dataclasses.dataclass")
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


class Definitions(Answers):
    """Defines functions and classes."""

    nesting = 0

    def __init__(self, unit: Unit, circumstances: Circumstances, frame: Frame) -> None:
        super().__init__(unit, circumstances, frame)
        self.jumps: list[Jumps] = []  # of the loops around, innermost last
        self.handling: list[Handler] = []  # the handlers that are executed, innermost last

    def execute(self, body: Iterable[s.Statement]) -> None:
        """Execute statements; `Executor` knows how."""

    def function(self, node: s.FunctionDefinition) -> None:
        decorators = [(self.called(each), each) for each in node.decorators]
        defaults = self.defaults(node.parameters)
        for parameter in node.parameters:
            self.quietly(parameter.annotation)
        self.quietly(node.returns)
        if not any(_is_skip(decorator) for decorator, _ in decorators):
            self.frame.deferred.append((node, self.frame, None))
        in_class = self.frame.kind is ScopeKind.CLASS
        binds = Binds.OBJECT if in_class else Binds.NOTHING
        value = just(Function(node, self.unit, defaults, self.closure(), binds))
        if self.frame is self.module and fills(node, self.unit):
            self.preview(value)
        for decorator, place in reversed(decorators):
            value = self.decorated(decorator, value, place)
        self.store(node.name, value)

    def preview(self, function: Value) -> None:
        """See what a function that a request may call puts into the module's lists and dicts."""
        self.silent += 1
        live, uses = self.frame.state.live, self.uses
        self.uses = Uses()
        for atom in function:
            if isinstance(atom, Function):
                self.run_hook(atom)
        self.frame.state.live, self.uses = live, uses
        self.silent -= 1

    def decorated(self, decorator: Value, value: Value, place: s.Expression) -> Value:
        """What a decorator makes of a function or class."""
        atom, given = only(decorator), only(value)
        if isinstance(atom, Skip):
            return value
        elsewhere = next((each for each in decorator if isinstance(each, Elsewhere)), None)
        if elsewhere is not None and self.follows:
            asked = replace(elsewhere, expression=written(elsewhere, Arguments((UNKNOWN,))))
            self.evaluated(asked, self.site(place.start, place.end))
            return UNKNOWN
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
        decorators = [(self.called(each), each) for each in node.decorators]
        bases = tuple(self.called(base) for base in node.bases)
        for keyword in node.keywords:
            self.evaluate(keyword.value)
        outer = self.frame
        inner = Frame(
            ScopeKind.CLASS,
            State(),
            outer,
            globals=frozenset(declared(node.body, "global")),
            is_record=any(only(value) == _DATACLASS for value, _ in decorators),
        )
        self.frame = inner
        self.execute(node.body)
        goes_on = inner.state.live
        inner.state.live = True
        self.frame = outer
        made = self.make_class(node, bases, inner.state)
        atom = only(made)
        receiver = Binding(just(Object(atom, open=True)) if isinstance(atom, Class) else UNKNOWN)
        if self.starting and isinstance(atom, Class):
            self.call_class_hooks(atom, node)
        skipped = any(_is_skip(decorator) for decorator, _ in decorators)
        for function, scope, _ in () if skipped else inner.deferred:
            plain = isinstance(function, s.FunctionDefinition) and not function.decorators
            outer.deferred.append((function, scope, receiver if plain else None))
        if isinstance(atom, Class):
            self.note_subclass(atom)
        for decorator, place in reversed(decorators):
            made = self.decorated(decorator, made, place)
        self.store(node.name, made)
        outer.state.live = outer.state.live and goes_on

    def call_class_hooks(self, made: Class, node: s.ClassDefinition) -> None:
        """Call what Python calls for having a class defined."""
        for base in made.bases:
            atom = only(base)
            if isinstance(atom, Class):
                for hook in self.owned(atom, "__init_subclass__"):
                    if isinstance(hook, Function):
                        self.here = self.heading(node)
                        self.invoke(replace(hook, receiver=made), Arguments(exact=False))
        for _, value in made.names:
            atom = only(value)
            if isinstance(atom, Object):
                self.call_hook(atom, "__set_name__", node)
        for keyword in node.keywords:
            meta = only(self.evaluate(keyword.value)) if keyword.name == "metaclass" else None
            if isinstance(meta, Class):
                self.call_hook(meta, "__new__", node)
                self.call_hook(Object(meta), "__init__", node)

    def note_subclass(self, made: Class) -> None:
        """Tell the document's base classes of a class that derives from them."""
        for base in made.bases:
            for atom in base:
                if isinstance(atom, Class):
                    key = self.subclasses_key(atom)
                    known = self.module.state.get(key)
                    others = NOTHING if known is None else known.value
                    self.module.state.names[key] = Binding(others | just(made))
                    if self.starting:
                        continue  # `call_class_hooks` did it
                    for hook in self.owned(atom, "__init_subclass__"):
                        if isinstance(hook, Function):
                            self.run_hook(replace(hook, receiver=made))

    def run_hook(self, hook: Function) -> None:
        """Call what Python calls when a class is made; `Interpreter` knows how."""

    def make_class(self, node: s.ClassDefinition, bases: tuple[Value, ...], state: State) -> Value:
        names = tuple((name, binding.value) for name, binding in state.names.items())
        roots = {atom.name for base in bases for atom in base if isinstance(atom, Member)}
        is_enum = not roots.isdisjoint(_ENUMS)
        if is_enum:
            names = tuple(
                (name, value if _is_descriptor(name, value) else just(Choice(name, value)))
                for name, value in names
            )
        return just(
            Class(
                node,
                self.unit,
                bases,
                names,
                self.closure(),
                is_record=is_enum or "typing.NamedTuple" in roots,
                is_enum=is_enum,
            )
        )

    def type_alias(self, node: s.TypeAlias) -> None:
        self.store(node.name, UNKNOWN)

    def declaration(self, _node: s.Declaration) -> None:
        """`global` and `nonlocal` were taken in when the scope was opened."""

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
            self.bind_environment(function, scope)
            contract = self.contract(function, self.frame.receiver)
            if contract is not None:
                self.begin_handler(contract)
        if isinstance(function, s.Lambda):
            self.evaluate(function.body)
        else:
            self.execute(function.body)
        inner = self.frame
        if inner.contract is not None:
            self.check_end(inner.contract)
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
                    via = annotation.origin.via if annotation.origin is not None else None
                    origin = Origin(self.unit, parameter.start, parameter.end, name, via)
                    inner.state.names[parameter.name] = Binding(just(Instance(name, origin)))


def _is_descriptor(name: str, value: Value) -> bool:
    """Whether a name in the body of an enumeration is no member of it."""
    return name.startswith("_") or any(isinstance(atom, (Function, Class)) for atom in value)


def _is_skip(decorator: Value) -> bool:
    atom = only(decorator)
    return isinstance(atom, Skip) and atom.verdict is True


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
