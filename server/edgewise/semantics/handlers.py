"""`try`, `with`, `raise`: what fails, and who catches it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Failure, Use
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.exceptions import Guard, Handler, Leaves, class_names, raised
from edgewise.semantics.frame import ScopeKind
from edgewise.semantics.keeping import Keeping
from edgewise.semantics.references import Kind, Reference
from edgewise.semantics.scopes import walk
from edgewise.semantics.state import Binding, State, merge
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Failed,
    Function,
    Instance,
    Manager,
    Member,
    Module,
    Object,
    Value,
    constant,
    join,
    just,
    only,
    truth,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Behaviour

_IMPORTS = (Kind.IMPORT, Kind.FROM_IMPORT)
_NONE = constant(None)


class Handlers(Keeping):
    """Executes the statements that catch exceptions, and those that leave early."""

    def try_(self, node: s.Try) -> None:
        handlers = [
            Handler(
                None
                if handler.types is None
                else tuple(class_names(self.evaluate(handler.types), self.runtime)),
                _leaves(handler),
                last=handler.body[-1] if handler.body else None,
                name=handler.name,
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
        calls = any(
            not _only_imports(each) and not self.only_names(each, body_end)
            for each in walk(node.body)
        )
        ends = []
        if body_end.live:
            self.frame.state = body_end.copy()
            doubtful = calls and bool(handlers)  # where `else` must not be reached, it raises
            self.perhaps += doubtful
            self.execute(node.orelse)
            self.perhaps -= doubtful
            ends.append(self.frame.state)
        for clause, handler in zip(node.handlers, handlers, strict=True):
            entries = list(handler.states)
            if calls:
                # anything in the body may have failed, before or after what it bound
                reached = body_end.copy()
                reached.live = True
                entries += [before.copy(), reached]
            if not entries and not handler.doubtful:
                continue
            # A fallback for a module that is there stands for targets that do not have it.
            fallback = [] if entries else [Guard([Handler((None,))], self.frame)]
            self.frame.state = merge([*entries, *handler.doubtful], before).copy()
            if clause.name:
                self.store(clause.name, UNKNOWN)
            self.guards += fallback
            self.handling.append(handler)
            self.perhaps += not handler.entered
            self.execute(clause.body)
            self.perhaps -= not handler.entered
            self.handling.pop()
            if fallback:
                self.guards.pop()
            self.remember_missing(node.body, handler)
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

    def remember_missing(self, body: s.Body, handler: Handler) -> None:
        """Note which names are None after a handler because an import of the `try` failed."""
        failed = [each for each in handler.caught if each.kind in _IMPORTS]
        if not failed:
            return
        names = self.frame.state.names
        for bound, qualified in _imported(body):
            binding = names.get(bound)
            if binding is not None and binding.value == _NONE:
                nothing = Constant(None, type(None), instead_of=qualified)
                names[bound] = Binding(just(nothing), failed[0].site)

    def only_names(self, statement: s.Statement, after: State) -> bool:
        """Whether a statement only names what the runtime surely has; `after` is what it bound."""
        if not isinstance(statement, s.Assign) or not isinstance(
            statement.value, (s.Attribute, s.Name)
        ):
            return False
        for target in statement.targets:
            binding = after.get(target.id) if isinstance(target, s.Name) else None
            if binding is None or not all(map(self.is_there, binding.value)):
                return False
        return True

    def is_there(self, atom: Atom) -> bool:
        if isinstance(atom, Member):
            return self.runtime.knows(atom.name)
        return isinstance(atom, (Constant, Failed, Module))

    def with_(self, node: s.With) -> None:
        opened = len(self.guards)
        before = self.frame.state.copy()
        handlers: list[Handler] = []
        entered: list[tuple[s.Expression, Value]] = []
        for item in node.items:
            value = self.evaluate(item.context)
            if isinstance(item.context, s.Name) and self.is_kept(value):
                self.store(item.context.id, UNKNOWN)  # its block closes it
            names = [*self.swallowed(item.context), *self.kept_in(value)]
            if item.target is not None:
                self.bind(item.target, self.entered(value))
            if names:
                handler = Handler(tuple(names))
                handlers.append(handler)
                self.guards.append(Guard([handler], self.frame))
            self.enter(item.context, value, "__enter__")
            entered.append((item.context, value))
        self.execute(node.body)
        del self.guards[opened:]
        for context, value in entered:
            self.enter(context, value, "__exit__")
        states = [state for handler in handlers for state in handler.states]
        if handlers and not states and not self.frame.state.live:
            states.append(before)
        if states:
            self.frame.state = merge([self.frame.state, *states], before)

    def enter(self, context: s.Expression, value: Value, method: str) -> None:
        """Note that entering or leaving an object of the runtime fails, if it does."""
        for atom in value:
            if isinstance(atom, Instance):
                name = self.method(atom.name, method)
                for behaviour in self.runtime.calls(name):
                    if not self.is_entering(behaviour, atom):
                        continue
                    site = self.site(context.start, context.end)
                    self.refer(
                        Kind.CALL,
                        behaviour.name,
                        site,
                        behaviour.failure,
                        via=self.via(context),
                        behaviour=behaviour,
                        origin=atom.origin,
                    )
                self.note_lock(name, atom.origin)

    def is_entering(self, behaviour: Behaviour, entered: Instance) -> bool:
        """Whether entering or leaving an object surely does what `behaviour` says."""
        held = behaviour.condition is not None and behaviour.condition.held
        return self.applies(behaviour.scope) and (not held or self.is_held(entered.origin))

    def entered(self, context: Value) -> Value:
        """What `with context as x` binds: for the runtime's own classes, the object itself."""
        return join(self.entered_atom(atom) for atom in context)

    def entered_atom(self, atom: Atom) -> Value:
        if isinstance(atom, Manager):
            return atom.value
        if isinstance(atom, Object):
            found = self.call_method(atom, "__enter__") or self.call_method(atom, "__aenter__")
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
        """The exceptions that one keeps from the code after it of which nobody knows what it is.

        Given exception classes it may: `pytest.raises(ImportError)`.
        """
        if not isinstance(context, s.Call) or not context.args:
            return
        self.silent += 1
        function = only(self.evaluate(context.func))
        types = [self.evaluate(argument) for argument in context.args]
        self.silent -= 1
        if isinstance(function, Member):
            return  # `contextlib.suppress` made a manager that says what it keeps
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
            if self.frame.contract is not None and node.value is not None:
                self.check_answer(self.frame.contract, value, node.value)
        self.leave()

    def raise_(self, node: s.Raise) -> None:
        for number, child in enumerate(node.children):
            value = self.evaluate(child)
            if number == 0:
                self.note_raised(only(value), child)
        handler = self.handling[-1] if self.handling else None
        if handler is not None and handler.last is node and node.children:
            self.raise_instead(node, handler)
        if self.imported and self.surely and self.frame.state.live:
            self.note_own_raise(node, handler)
        self.leave()

    def note_own_raise(self, node: s.Raise, handler: Handler | None) -> None:
        """Note that importing the module ends in a `raise` of its own."""
        expression = node.children[0] if node.children else None
        if isinstance(expression, s.Name):
            raised_again = (each for each in reversed(self.handling) if each.name == expression.id)
            handler = next(raised_again, None)
        if expression is None or (isinstance(expression, s.Name) and handler is not None):
            for caught in handler.caught[:1] if handler is not None else ():
                if caught.raises is not None and not self.throw(caught.raises, certain=False)[0]:
                    self.mishaps.append(replace(caught, guarded=False))
            return
        called = expression if isinstance(expression, s.Call) else None
        self.silent += 1
        failure = raised(only(self.evaluate(called.func if called else expression)), self.runtime)
        said = only(self.evaluate(called.args[0])) if called and called.args else None
        self.silent -= 1
        if failure is None:
            if self.guards:
                return  # which may catch it, or not
            failure = Failure("Exception", "")
        if isinstance(said, Constant) and isinstance(said.value, str):
            failure = replace(failure, message=said.value)
        if failure.exception == "SystemExit":
            return
        guarded, catching = self.throw(failure, certain=False)
        if catching is not None:
            catching.entered = True
        if not guarded:
            site = self.site(node.start, node.end)
            calls = tuple(self.calls)
            raising = Reference(Kind.RAISE, failure.exception, site, failure, calls=calls)
            self.mishaps.append(raising)

    def raise_instead(self, node: s.Raise, handler: Handler) -> None:
        """Report what a handler caught where it raises something else that nobody catches."""
        kind = node.children[0]
        self.silent += 1
        named = self.evaluate(kind.func if isinstance(kind, s.Call) else kind)
        self.silent -= 1
        failure = raised(only(named), self.runtime)
        if failure is None or not self.frame.state.live or self.silent:
            return
        for caught in handler.caught:
            guarded, _ = self.throw(failure, certain=False)
            self.references.append(
                replace(
                    caught,
                    site=self.site(node.start, node.end),
                    guarded=guarded,
                    phase=self.phase,
                    statement=None,
                    dynamic=True,
                    via=caught.site if caught.kind in _IMPORTS else caught.via,
                    called=bool(self.calling),
                    functions=tuple(self.reading),
                )
            )

    def note_raised(self, exception: Atom | None, expression: s.Expression) -> None:
        """Note that raising one of the runtime's exceptions does more than failing."""
        if not isinstance(exception, (Member, Instance)):
            return
        for behaviour in self.runtime.uses(exception.name, Use.RAISE):
            if self.applies(behaviour.scope):
                self.refer(
                    Kind.RAISE,
                    behaviour.name,
                    self.site(expression.start, expression.end),
                    behaviour.failure,
                    behaviour=behaviour,
                )

    def leave(self) -> None:
        if self.frame.kind is ScopeKind.FUNCTION and (self.unsure or self.perhaps):
            self.frame.left = True
        self.frame.exits.append(self.frame.state.copy())
        self.frame.state.live = False

    def assert_(self, node: s.Assert) -> None:
        verdict = truth(self.evaluate(node.test))
        if verdict is False:
            self.leave()


def _imported(body: s.Body) -> Iterator[tuple[str, str]]:
    """The names that the imports of a body bind, with the qualified names of what they import."""
    for statement in walk(body):
        if isinstance(statement, s.Import):
            for alias in statement.names:
                top = alias.name.partition(".")[0]
                yield alias.asname or top, alias.name if alias.asname else top
        elif isinstance(statement, s.ImportFrom) and not statement.level:
            for alias in statement.names:
                yield alias.asname or alias.name, f"{statement.module}.{alias.name}"


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


def _only_imports(statement: s.Statement) -> bool:
    """Whether nothing but an import can fail in it.

    What the runtime has imports as measured, and anything else says so where it is imported.
    """
    return isinstance(statement, (s.Import, s.ImportFrom)) or (
        isinstance(statement, s.Assign) and isinstance(statement.value, s.Constant)
    )
