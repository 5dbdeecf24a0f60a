"""`try`, `with`, `raise`: what fails, and who catches it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.semantics.arguments import Arguments
from edgewise.semantics.definitions import Definitions
from edgewise.semantics.exceptions import Guard, Handler, Leaves, class_names
from edgewise.semantics.scopes import walk
from edgewise.semantics.state import merge
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Function,
    Instance,
    Manager,
    Member,
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


class Handlers(Definitions):
    """Executes the statements that catch exceptions, and those that leave early."""

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


def _calls(body: s.Body) -> bool:
    """Whether a body does anything but import: then more than its imports may fail."""
    return any(
        not isinstance(statement, (s.Import, s.ImportFrom))
        and not (isinstance(statement, s.Assign) and isinstance(statement.value, s.Constant))
        for statement in walk(body)
    )
