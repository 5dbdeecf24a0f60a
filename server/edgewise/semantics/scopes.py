"""Which names a scope binds, by Python's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# Nested deeper, nobody can tell any more when an attribute is set.
_MAX_TESTS = 4


def local_names(function: s.FunctionDefinition) -> frozenset[str]:
    """The names that are local to a function; computed once per function."""
    if function.locals is None:
        names = {parameter.name for parameter in function.parameters}
        names.update(bound_names(function.body))
        function.locals = frozenset(names - declared(function.body, "global", "nonlocal"))
    return function.locals


def global_names(function: s.FunctionDefinition) -> frozenset[str]:
    """The names that a function declares `global`; computed once per function."""
    if function.globals is None:
        function.globals = frozenset(declared(function.body, "global"))
    return function.globals


def loop_names(loop: s.While | s.For) -> frozenset[str]:
    """The names that a loop's body binds; computed once per loop."""
    if loop.binds is None:
        loop.binds = frozenset(bound_names(loop.body))
    return loop.binds


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
    yield from statement.walruses


def self_assignments(definition: s.ClassDefinition) -> dict[str, list[s.SelfAssignment]]:
    """What a class's methods assign to attributes of their first parameter, by attribute.

    An `Other` stands for what no plain assignment says.
    """
    if definition.attributes is None:
        found: dict[str, list[s.SelfAssignment]] = {}
        for method in walk(definition.body):
            if isinstance(method, s.FunctionDefinition) and method.parameters:
                receiver = method.parameters[0].name
                for statement, tests in _under_tests(method):
                    for attr, value in _assignments(statement, receiver):
                        assignment = s.SelfAssignment(method, value, tests)
                        found.setdefault(attr, []).append(assignment)
        definition.attributes = found
    return definition.attributes


_Tests = tuple[tuple[s.Expression, bool], ...]


def _under_tests(method: s.FunctionDefinition) -> Iterator[tuple[s.Statement, _Tests]]:
    """A method's statements, each with the tests that must come out so to get there.

    Left out are tests of what may be something else elsewhere in the method.
    """
    changing = bound_names(method.body) | {method.parameters[0].name}
    pending: list[tuple[s.Body, _Tests]] = [(method.body, ())]
    while pending:
        body, tests = pending.pop()
        for statement in body:
            yield statement, tests
            if isinstance(statement, s.If):
                more = _tested_names(statement.test)
                lasts = more is not None and changing.isdisjoint(more) and len(tests) < _MAX_TESTS
                for inner, outcome in ((statement.body, True), (statement.orelse, False)):
                    pending.append((inner, (*tests, (statement.test, outcome)) if lasts else tests))
            else:
                pending.extend((inner, tests) for inner in blocks(statement))


def _tested_names(test: s.Expression) -> set[str] | None:
    """The names in a condition that compares names and constants; None for any other."""
    names: set[str] = set()
    pending = [test]
    while pending:
        node = pending.pop()
        if isinstance(node, s.Name):
            names.add(node.id)
        elif isinstance(node, s.Not):
            pending.append(node.operand)
        elif isinstance(node, s.BooleanOperation):
            pending += (node.left, node.right)
        elif isinstance(node, s.Comparison):
            pending += (node.left, *node.comparators)
        elif isinstance(node, s.Attribute):
            pending.append(node.value)
        elif not isinstance(node, s.Constant):
            return None
    return names


def local_assignments(
    function: s.FunctionDefinition, value: s.Expression
) -> Iterator[tuple[str, s.Expression]]:
    """The locals in `value` that the function assigns just once, with what it assigns."""
    names = {node.id for node in within(value) if isinstance(node, s.Name)}
    names &= local_names(function) - {parameter.name for parameter in function.parameters}
    if not names:
        return
    found: dict[str, list[s.Expression]] = {}
    for statement in walk(function.body):
        if isinstance(statement, s.Assign):
            for target in statement.targets:
                if isinstance(target, s.Name) and target.id in names:
                    found.setdefault(target.id, []).append(statement.value)
    for name, values in found.items():
        if len(values) == 1:
            yield name, values[0]


def within(expression: s.Expression) -> Iterator[s.Expression]:
    """An expression and all those inside it."""
    pending = [expression]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(children(current))


def children(expression: s.Expression) -> Iterable[s.Expression]:
    """The expressions directly inside one that take part in its value."""
    if isinstance(expression, (s.Attribute, s.Await, s.Starred, s.Walrus)):
        return (expression.value,)
    if isinstance(expression, s.Call):
        keywords = (keyword.value for keyword in expression.keywords)
        return (expression.func, *expression.args, *keywords)
    if isinstance(expression, s.Sequence):
        return expression.items
    if isinstance(expression, s.Conditional):
        return (expression.body, expression.orelse)
    if isinstance(expression, (s.BinaryOperation, s.BooleanOperation)):
        return (expression.left, expression.right)
    return ()


def _assignments(statement: s.Statement, receiver: str) -> Iterator[tuple[str, s.Expression]]:
    targets: Iterable[s.Expression] = ()
    value: s.Expression | None = None
    if isinstance(statement, s.Assign):
        targets, value = statement.targets, statement.value
    elif isinstance(statement, s.AnnotatedAssign):
        if statement.value is not None:
            targets, value = (statement.target,), statement.value
    elif isinstance(statement, (s.AugmentedAssign, s.For)):
        targets = (statement.target,)
    elif isinstance(statement, s.Evaluate):
        yield from _additions(statement.value, receiver)
    elif isinstance(statement, s.With):
        targets = [item.target for item in statement.items if item.target is not None]
    for target in targets:
        if _is_attribute_of(target, receiver):
            yield target.attr, value or s.Other(target.start, target.end, ())
        elif isinstance(target, s.Subscript) and _is_attribute_of(target.value, receiver):
            # self.items[key] = value: a dict of such values
            item = (target.index, value or target.index)
            yield target.value.attr, s.Comprehension(target.start, target.end, item, ())
        elif isinstance(target, s.Sequence) and _pairs(target, value):
            for part_of, part in _pairs(target, value):
                if _is_attribute_of(part_of, receiver):
                    yield part_of.attr, part
        elif isinstance(target, s.Sequence):
            for attr in _attributes_in(target, receiver):
                yield attr, s.Other(target.start, target.end, ())


def _pairs(
    target: s.Sequence, value: s.Expression | None
) -> list[tuple[s.Expression, s.Expression]]:
    """The single assignments in `self.a, self.b = x, y`; none if it is not as plain as that."""
    if not isinstance(value, s.Sequence) or len(value.items) != len(target.items):
        return []
    nested = (s.Starred, s.Sequence, s.Subscript)
    if any(isinstance(item, nested) for item in target.items):
        return []
    if any(isinstance(item, s.Starred) for item in value.items):
        return []
    return list(zip(target.items, value.items, strict=True))


def _additions(expression: s.Expression, receiver: str) -> Iterator[tuple[str, s.Expression]]:
    """What `self.items.append(x)` adds, as the list that it makes of an empty one."""
    if (
        isinstance(expression, s.Call)
        and len(expression.args) == 1
        and isinstance(expression.func, s.Attribute)
        and expression.func.attr in {"add", "append", "appendleft"}
    ):
        owner = expression.func.value
        if _is_attribute_of(owner, receiver):
            yield owner.attr, s.Sequence(expression.start, expression.end, "list", expression.args)


def _attributes_in(target: s.Expression, receiver: str) -> Iterator[str]:
    if _is_attribute_of(target, receiver):
        yield target.attr
    elif isinstance(target, s.Starred):
        yield from _attributes_in(target.value, receiver)
    elif isinstance(target, s.Sequence):
        for item in target.items:
            yield from _attributes_in(item, receiver)


def _is_attribute_of(target: s.Expression, receiver: str) -> TypeGuard[s.Attribute]:
    return (
        isinstance(target, s.Attribute)
        and isinstance(target.value, s.Name)
        and target.value.id == receiver
    )
