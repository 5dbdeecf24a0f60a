"""What a Worker's handlers are given, and what they return, held against what the runtime takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.semantics.frame import Frame, ScopeKind
from edgewise.semantics.import_statements import ImportStatements
from edgewise.semantics.naming import name_site
from edgewise.semantics.references import Kind, Site
from edgewise.semantics.state import UNKNOWN_BINDING, Binding
from edgewise.semantics.values import (
    Awaitable,
    Class,
    Member,
    Object,
    Value,
    constant,
    is_known,
    just,
    only,
    type_name,
)
from edgewise.semantics.worker import Called
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Behaviour

# The argument by which the facts mean what a function returns, as in `__annotations__`.
_RESULT = "return"
_GLOBAL_HANDLERS = frozenset({"on_fetch", "on_scheduled", "on_queue"})
# What reads the body of a request, all of it.
_BODY_READERS = frozenset({"blob", "buffer", "bytes", "form_data", "json", "text"})
_REQUEST = "workers.Request"
# The pseudo-name under which a handler keeps whether it has done so.
_BODY_USED = "workers.Request.body_used"
# The `env` that a global handler gets: a JavaScript object, which the SDK has not wrapped.
_GLOBAL_ENVIRONMENT = Member("workers.on_fetch.env")
_DISPLAYS: dict[type[s.Expression], str] = {s.Joined: "str", s.Dictionary: "dict"}


@dataclass(frozen=True, slots=True)
class Contract:
    """What the runtime refuses as the result of the handler `function`."""

    function: s.FunctionDefinition
    refused: tuple[Behaviour, ...]

    def behaviour(self, kind: str | None) -> Behaviour | None:
        """What returning something of the type `kind` does; None if nothing is known of it."""
        for behaviour in self.refused:
            if behaviour.condition is not None and kind in behaviour.condition.kinds:
                return behaviour
        return None


class Answers(ImportStatements):
    """Knows a Worker's handlers."""

    def contract(
        self, function: s.FunctionDefinition, receiver: Class | Object | None
    ) -> Contract | None:
        """What is asked of a method's results, if it is a handler of the SDK's classes."""
        if not isinstance(receiver, Object) or function.decorators:
            return None
        for root in roots(receiver.of):
            refused = tuple(
                behaviour
                for behaviour in self.runtime.calls(f"{root}.{function.name}")
                if behaviour.condition is not None and behaviour.condition.keyword == _RESULT
            )
            if refused:
                return Contract(function, refused)
        return None

    def begin_handler(self, contract: Contract) -> None:
        """Take the body of the request for unread."""
        self.frame.contract = contract
        self.frame.state.names[_BODY_USED] = Binding(constant(value=False))

    def note_awaited(self, expression: s.Expression) -> None:
        """Note that a handler reads the body of its request, which works once."""
        contract = self.frame.contract
        if contract is None or not isinstance(expression, s.Call) or self.conditional:
            return
        method, parameters = expression.func, contract.function.parameters
        if not isinstance(method, s.Attribute) or method.attr not in _BODY_READERS:
            return
        if not isinstance(method.value, s.Name) or len(parameters) < 2 or parameters[1].kind:
            return
        names = self.frame.state.names
        if (
            method.value.id != parameters[1].name
            or names.get(method.value.id) is not UNKNOWN_BINDING
        ):
            return
        if names[_BODY_USED].value == constant(value=True):
            for behaviour in self.runtime.calls(f"{_REQUEST}.{method.attr}"):
                self.fail(behaviour, expression)
        names[_BODY_USED] = Binding(constant(value=True))

    def bind_environment(self, function: s.FunctionDefinition, scope: Frame) -> None:
        """Take the second parameter of a global handler for the Worker's `env`."""
        if function.name not in _GLOBAL_HANDLERS or scope.kind is not ScopeKind.MODULE:
            return
        worker = self.project.entry_point_of(self.path)
        if worker is None or worker.called is not Called.GLOBALS or function.decorators:
            return
        if len(function.parameters) > 1 and not any(each.kind for each in function.parameters[:2]):
            environment = Binding(just(_GLOBAL_ENVIRONMENT))
            self.frame.state.names[function.parameters[1].name] = environment

    def check_answer(self, contract: Contract, value: Value, node: s.Expression) -> None:
        """Note a returned value that the runtime refuses, whatever of its alternatives it is."""
        if value == constant(None) or contract.function.is_generator:
            return  # `check_end` looks at all of them together
        if not contract.function.is_async:  # what it returns is awaited
            value = frozenset(
                inner
                for atom in value
                for inner in (atom.value if isinstance(atom, Awaitable) else just(atom))
            )
        display = _DISPLAYS.get(type(node))
        if display is not None:
            kinds: set[str | None] = {display}
        else:
            kinds = {type_name(atom) for atom in value} if is_known(value) else {None}
        refused = [contract.behaviour(kind) for kind in sorted(kinds, key=str)]
        if refused and None not in refused:
            self.refuse(refused[0], self.site(node.start, node.end))

    def check_end(self, contract: Contract) -> None:
        """Note a handler that never returns anything, or yields instead."""
        function, frame = contract.function, self.frame
        if function.is_generator:
            kind = "async_generator" if function.is_async else "generator"
            self.refuse(contract.behaviour(kind), name_site(self.unit, function))
            return
        ends = frame.returned or frame.state.live
        is_stub = bool(function.body) and all(map(_says_nothing, function.body))
        if ends and not is_stub and all(value == constant(None) for value in frame.returned):
            self.refuse(contract.behaviour("NoneType"), name_site(self.unit, function))

    def refuse(self, behaviour: Behaviour | None, site: Site) -> None:
        """Note what the runtime makes of a result; no handler inside can catch that."""
        if behaviour is None:
            return
        guards, self.guards = self.guards, []
        live, self.frame.state.live = self.frame.state.live, True
        self.refer(Kind.RESULT, behaviour.name, site, behaviour.failure, behaviour=behaviour)
        self.guards, self.frame.state.live = guards, live


def roots(made: Class) -> Iterator[str]:
    """The classes that are not the document's from which one of the document's descends."""
    for base in made.bases:
        atom = only(base)
        if isinstance(atom, Member):
            yield atom.name
        elif isinstance(atom, Class):
            yield from roots(atom)


def _says_nothing(statement: s.Statement) -> bool:
    """Whether a statement is a docstring or `...`, the body of what others override."""
    return isinstance(statement, s.Evaluate) and not isinstance(
        statement.value, (s.Call, s.Await, s.Yield)
    )
