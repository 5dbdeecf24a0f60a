"""Which names a scope binds, by Python's rules."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def local_names(function: s.FunctionDefinition) -> frozenset[str]:
    """The names that are local to a function; computed once per function."""
    if function.locals is None:
        names = {parameter.name for parameter in function.parameters}
        names.update(bound_names(function.body))
        function.locals = frozenset(names - declared(function.body, "global", "nonlocal"))
    return function.locals


def declared(body: s.Body, *keywords: str) -> set[str]:
    """The names that a scope's own statements declare `global` or `nonlocal`."""
    return {
        name
        for statement in walk(body)
        if isinstance(statement, s.Declaration) and statement.keyword in keywords
        for name in statement.names
    }


def walk(body: s.Body) -> Iterator[s.Statement]:
    """A scope's statements, those inside `if`, `try` and the like too, no inner scope's."""
    pending = list(reversed(body))
    while pending:
        statement = pending.pop()
        yield statement
        for inner in reversed(list(blocks(statement))):
            pending.extend(reversed(inner))


def blocks(statement: s.Statement) -> Iterator[s.Body]:
    """The blocks of a compound statement that belong to the same scope."""
    if isinstance(statement, (s.If, s.While, s.For)):
        yield statement.body
        yield statement.orelse
    elif isinstance(statement, s.With):
        yield statement.body
    elif isinstance(statement, s.Try):
        yield statement.body
        for handler in statement.handlers:
            yield handler.body
        yield statement.orelse
        yield statement.final
    elif isinstance(statement, s.Match):
        for case in statement.cases:
            yield case.body


def bound_names(body: s.Body) -> set[str]:
    """The names that the statements of one scope bind, whichever way."""
    names: set[str] = set()
    for statement in walk(body):
        names.update(_bound_by(statement))
    return names


def target_names(target: s.Expression) -> Iterator[str]:
    """The names in an assignment's target."""
    if isinstance(target, s.Name):
        yield target.id
    elif isinstance(target, s.Starred):
        yield from target_names(target.value)
    elif isinstance(target, s.Sequence):
        for item in target.items:
            yield from target_names(item)


def _bound_by(statement: s.Statement) -> Iterator[str]:
    if isinstance(statement, s.Import):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0]
    elif isinstance(statement, s.ImportFrom):
        for alias in statement.names:
            yield alias.asname or alias.name
    elif isinstance(statement, (s.FunctionDefinition, s.ClassDefinition, s.TypeAlias)):
        yield statement.name
    elif isinstance(statement, s.Assign):
        for target in statement.targets:
            yield from target_names(target)
    elif isinstance(statement, (s.AnnotatedAssign, s.AugmentedAssign, s.For)):
        yield from target_names(statement.target)
    elif isinstance(statement, s.Delete):
        for target in statement.targets:
            yield from target_names(target)
    elif isinstance(statement, s.With):
        for item in statement.items:
            if item.target is not None:
                yield from target_names(item.target)
    elif isinstance(statement, s.Try):
        for handler in statement.handlers:
            if handler.name:
                yield handler.name
    elif isinstance(statement, s.Match):
        for case in statement.cases:
            yield from case.captures
    for expression in _expressions(statement):
        yield from _walrus_names(expression)


def _expressions(statement: s.Statement) -> Iterator[s.Expression]:
    """The expressions that a statement itself evaluates in its own scope."""
    if isinstance(statement, (s.Assign, s.Evaluate)):
        yield statement.value
    elif isinstance(statement, (s.AnnotatedAssign, s.AugmentedAssign, s.Return)):
        if statement.value is not None:
            yield statement.value
    elif isinstance(statement, (s.If, s.While, s.Assert)):
        yield statement.test
    elif isinstance(statement, s.For):
        yield statement.iterable
    elif isinstance(statement, s.With):
        for item in statement.items:
            yield item.context
    elif isinstance(statement, s.Match):
        yield statement.subject
        for case in statement.cases:
            if case.guard is not None:
                yield case.guard
    elif isinstance(statement, s.Raise):
        yield from statement.children


def children(expression: s.Expression) -> Iterable[s.Expression]:
    """The expressions directly inside one, those of a lambda's body too."""
    if isinstance(expression, (s.Attribute, s.Await, s.Starred, s.Walrus)):
        return (expression.value,)
    if isinstance(expression, s.Call):
        return (
            expression.func,
            *expression.args,
            *(keyword.value for keyword in expression.keywords),
        )
    if isinstance(expression, (s.BinaryOperation, s.BooleanOperation)):
        return (expression.left, expression.right)
    if isinstance(expression, s.Comparison):
        return (expression.left, *expression.comparators)
    if isinstance(expression, s.Joined):
        return expression.parts
    if isinstance(expression, s.Sequence):
        return expression.items
    if isinstance(expression, s.Dictionary):
        return [part for item in expression.items for part in item if part is not None]
    if isinstance(expression, s.Subscript):
        return (expression.value, expression.index)
    if isinstance(expression, s.Slice):
        return [part for part in expression.parts if part is not None]
    if isinstance(expression, s.Not):
        return (expression.operand,)
    if isinstance(expression, s.Conditional):
        return (expression.test, expression.body, expression.orelse)
    if isinstance(expression, s.Other):
        return expression.children
    if isinstance(expression, s.Comprehension):
        parts = list(expression.elements)
        for clause in expression.clauses:
            parts += [clause.iterable, *clause.conditions]
        return parts
    if isinstance(expression, s.Lambda):
        return (expression.body,)
    return ()


def _walrus_names(expression: s.Expression) -> Iterator[str]:
    pending = [expression]
    while pending:
        current = pending.pop()
        if isinstance(current, s.Walrus):
            yield current.name
        if not isinstance(current, s.Lambda):
            pending.extend(children(current))


@lru_cache(maxsize=4096)
def assigned_on_self(definition: s.ClassDefinition) -> frozenset[str]:
    """The attributes that a class's methods set on their first parameter."""
    names: set[str] = set()
    for method in walk(definition.body):
        if not isinstance(method, s.FunctionDefinition) or not method.parameters:
            continue
        receiver = method.parameters[0].name
        for statement in walk(method.body):
            targets: Iterable[s.Expression] = ()
            if isinstance(statement, s.Assign):
                targets = statement.targets
            elif isinstance(statement, (s.AnnotatedAssign, s.AugmentedAssign, s.For)):
                targets = (statement.target,)
            elif isinstance(statement, s.With):
                targets = [item.target for item in statement.items if item.target is not None]
            pending = list(targets)
            while pending:
                target = pending.pop()
                if isinstance(target, s.Sequence):
                    pending.extend(target.items)
                elif (
                    isinstance(target, s.Attribute)
                    and isinstance(target.value, s.Name)
                    and target.value.id == receiver
                ):
                    names.add(target.attr)
    return frozenset(names)
