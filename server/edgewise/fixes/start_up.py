"""Computes later what a module computes while a Worker starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from libcst import matchers as m
from libcst.codemod import CodemodContext
from libcst.codemod.visitors import AddImportsVisitor
from libcst.metadata import (
    ClassScope,
    GlobalScope,
    MetadataWrapper,
    PositionProvider,
    ScopeProvider,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from edgewise.finding import Finding

_BLANK = cst.EmptyLine(indent=False)


def cache_in_function(module: cst.Module, finding: Finding, name: str) -> cst.Module | None:
    """Make a cached function of the variable `name`, and calls of what reads it.

    None where it is bound more than once, or read while the module runs.
    """
    wrapper = MetadataWrapper(module)
    scopes = wrapper.resolve(ScopeProvider)
    places = wrapper.resolve(PositionProvider)
    top = next((scope for scope in scopes.values() if isinstance(scope, GlobalScope)), None)
    line = finding.range.start.line + 1
    statement = next(
        (
            each
            for each in wrapper.module.body
            if places[each].start.line <= line <= places[each].end.line
        ),
        None,
    )
    bound = list(top[name]) if top is not None else []
    if len(bound) != 1 or not isinstance(statement, cst.SimpleStatementLine):
        return None
    reads = {access.node: access.scope for access in bound[0].references}
    if any(scope is top or isinstance(scope, ClassScope) for scope in reads.values()):
        return None
    written = {node.value for node in _names(wrapper.module)}
    function = next(
        (each for each in (name.lower().strip("_"), f"get_{name.lower().strip('_')}")
         if each.isidentifier() and each not in written), None
    )  # fmt: skip
    value, annotation = _assigned(statement, name)
    if function is None or value is None:
        return None
    changed = wrapper.module.visit(_Calls(reads.keys(), function))
    index = wrapper.module.body.index(statement)
    defined = cst.FunctionDef(
        name=cst.Name(function),
        params=cst.Parameters(),
        body=cst.IndentedBlock([cst.SimpleStatementLine([cst.Return(value)])]),
        returns=annotation,
        decorators=[cst.Decorator(cst.parse_expression("functools.cache"))],
        leading_lines=_apart(statement.leading_lines),
    )
    body = list(changed.body)
    body[index] = defined
    if index + 1 < len(body):
        following = body[index + 1]
        body[index + 1] = following.with_changes(leading_lines=_apart(following.leading_lines))
    return _importing(changed.with_changes(body=body), "functools")


def default_factory(module: cst.Module, finding: Finding, name: str) -> cst.Module | None:
    """Give the field `name` a factory in the place of its default."""
    wrapper = MetadataWrapper(module)
    places = wrapper.resolve(PositionProvider)
    line = finding.range.start.line + 1
    for node in m.findall(wrapper.module, m.AnnAssign(target=m.Name(name))):
        place = places[node]
        if not isinstance(node, cst.AnnAssign) or not place.start.line <= line <= place.end.line:
            continue
        value = node.value
        if value is None:
            return None
        factory: cst.BaseExpression = cst.Lambda(cst.Parameters(), value)
        if isinstance(value, cst.Call) and not value.args and _is_dotted(value.func):
            factory = value.func
        dotted = m.findall(wrapper.module, m.Attribute(m.Name("dataclasses"), m.Name("dataclass")))
        no_space = cst.SimpleWhitespace("")
        equal = cst.AssignEqual(no_space, no_space)
        made = cst.Call(
            cst.parse_expression("dataclasses.field" if dotted else "field"),
            [cst.Arg(factory, keyword=cst.Name("default_factory"), equal=equal)],
        )
        replaced = wrapper.module.deep_replace(node, node.with_changes(value=made))
        changed = cst.ensure_type(replaced, cst.Module)
        return changed if dotted else _importing(changed, "dataclasses", "field")
    return None


def path_beside_module(module: cst.Module, finding: Finding) -> cst.Module | None:
    """Build the path in the call's first argument from the module's own place."""
    wrapper = MetadataWrapper(module)
    places = wrapper.resolve(PositionProvider)
    start = finding.range.start
    for node in m.findall(wrapper.module, m.Call()):
        place = places[node].start
        if not isinstance(node, cst.Call) or not node.args:
            continue
        if (place.line, place.column) != (start.line + 1, start.column):
            continue
        first = node.args[0]
        if first.keyword is not None or first.star:
            return None
        path = cst.BinaryOperation(
            cst.parse_expression("Path(__file__).parent"), cst.Divide(), first.value
        )
        changed = wrapper.module.deep_replace(first, first.with_changes(value=path))
        return _importing(cst.ensure_type(changed, cst.Module), "pathlib", "Path")
    return None


class _Calls(cst.CSTTransformer):
    """Calls a function where a name was read."""

    def __init__(self, reads: Collection[cst.CSTNode], function: str) -> None:
        self.reads = reads
        self.function = function

    def leave_Name(  # noqa: N802 - libcst's naming
        self, original_node: cst.Name, updated_node: cst.Name
    ) -> cst.BaseExpression:
        if original_node in self.reads:
            return cst.Call(cst.Name(self.function))
        return updated_node


def _is_dotted(expression: cst.BaseExpression) -> bool:
    while isinstance(expression, cst.Attribute):
        expression = expression.value
    return isinstance(expression, cst.Name)


def _names(module: cst.Module) -> list[cst.Name]:
    return [node for node in m.findall(module, m.Name()) if isinstance(node, cst.Name)]


def _assigned(
    statement: cst.SimpleStatementLine, name: str
) -> tuple[cst.BaseExpression | None, cst.Annotation | None]:
    """What a statement that does nothing else assigns to `name`."""
    assign = statement.body[0] if len(statement.body) == 1 else None
    if isinstance(assign, cst.AnnAssign) and m.matches(assign.target, m.Name(name)):
        return assign.value, assign.annotation.with_changes(
            whitespace_before_indicator=cst.SimpleWhitespace(" ")
        )
    if m.matches(assign or cst.Pass(), m.Assign([m.AssignTarget(m.Name(name))])):
        return cst.ensure_type(assign, cst.Assign).value, None
    return None, None


def _apart(leading: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Two blank lines, and the comments."""
    lines = list(leading)
    while lines and lines[0].comment is None:
        lines.pop(0)
    return [_BLANK, _BLANK, *lines]


def _importing(module: cst.Module, name: str, member: str | None = None) -> cst.Module:
    """Add `import name`, or `from name import member`, where it is missing."""
    context = CodemodContext()
    AddImportsVisitor.add_needed_import(context, name, member)
    return AddImportsVisitor(context).transform_module(module)
