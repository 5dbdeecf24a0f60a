"""Expressions, and the parameters and arguments in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.source import syntax as s
from edgewise.source.lowering.literals import Literals
from edgewise.source.lowering.nodes import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

_COMPREHENSIONS = frozenset(
    {
        "list_comprehension",
        "set_comprehension",
        "dictionary_comprehension",
        "generator_expression",
    }
)
_SEQUENCES = {
    "tuple": "tuple",
    "expression_list": "tuple",
    "pattern_list": "tuple",
    "tuple_pattern": "tuple",
    "list": "list",
    "list_pattern": "list",
    "set": "set",
}
_SPLATS = frozenset(
    {"list_splat", "list_splat_pattern", "dictionary_splat", "dictionary_splat_pattern"}
)


class Expressions(Literals):
    """Lowers what has a value."""

    def expression(self, node: Node) -> s.Expression:
        lowering = _EXPRESSIONS.get(node.type, Expressions.other)
        self.depth += 1
        try:
            if self.depth >= MAX_DEPTH:
                return s.Other(*self.span(node), ())
            return lowering(self, node)
        finally:
            self.depth -= 1

    def other(self, node: Node) -> s.Expression:
        if node.type in _SPLATS:
            children = self.expressions(node.named_children)
            start, end = self.span(node)
            return s.Starred(start, end, children[0]) if children else s.Other(start, end, ())
        return s.Other(*self.span(node), self.expressions(node.named_children))

    def name(self, node: Node) -> s.Expression:
        return s.Name(*self.span(node), self.text(node))

    def attribute(self, node: Node) -> s.Expression:
        start, end = self.span(node)
        attr = node.child_by_field_name("attribute")
        if attr is None:
            return self.other(node)
        return s.Attribute(
            start, end, self.field(node, "object"), self.text(attr), attr.start_byte - self.base
        )

    def call(self, node: Node) -> s.Expression:
        args, keywords = self.arguments(node.child_by_field_name("arguments"))
        return s.Call(*self.span(node), self.field(node, "function"), args, keywords)

    def arguments(
        self, node: Node | None
    ) -> tuple[tuple[s.Expression, ...], tuple[s.Keyword, ...]]:
        if node is None:
            return (), ()
        if node.type == "generator_expression":
            return (self.expression(node),), ()
        args: list[s.Expression] = []
        keywords: list[s.Keyword] = []
        for child in node.named_children:
            if child.type == "keyword_argument":
                name = self.identifier(child.child_by_field_name("name"))
                keywords.append(s.Keyword(*self.span(child), name, self.field(child, "value")))
            elif child.type == "dictionary_splat":
                value = self.expressions(child.named_children)
                if value:
                    keywords.append(s.Keyword(*self.span(child), None, value[0]))
            elif child.type != "comment":
                args.append(self.expression(child))
        return tuple(args), tuple(keywords)

    def parameters(self, node: Node | None) -> tuple[s.Parameter, ...]:
        result: list[s.Parameter] = []
        keyword_only = False
        for child in node.children if node is not None else ():
            if child.type == "keyword_separator":
                keyword_only = True
                continue
            parameter = self.parameter(child, keyword_only=keyword_only)
            if parameter is not None:
                result.append(parameter)
                keyword_only = keyword_only or parameter.kind == "*"
        return tuple(result)

    def parameter(self, node: Node, *, keyword_only: bool) -> s.Parameter | None:
        start, end = self.span(node)
        kind, default, annotation = "", None, None
        named: Node | None = node
        if node.type in {"default_parameter", "typed_default_parameter"}:
            default = self.optional(node.child_by_field_name("value"))
            annotation = self.optional(node.child_by_field_name("type"))
            named = node.child_by_field_name("name")
        elif node.type == "typed_parameter":
            annotation = self.optional(node.child_by_field_name("type"))
            named = node.named_children[0] if node.named_children else None
        if named is not None and named.type in _SPLATS:
            kind = "**" if named.type.startswith("dictionary") else "*"
            named = named.named_children[0] if named.named_children else None
        if named is None or named.type != "identifier":
            return None
        return s.Parameter(start, end, self.text(named), kind, default, annotation, keyword_only)

    def parenthesized(self, node: Node) -> s.Expression:
        children = self.expressions(node.named_children)
        return children[0] if len(children) == 1 else s.Other(*self.span(node), children)

    def sequence(self, node: Node) -> s.Expression:
        return s.Sequence(
            *self.span(node), _SEQUENCES[node.type], self.expressions(node.named_children)
        )

    def dictionary(self, node: Node) -> s.Expression:
        items: list[tuple[s.Expression | None, s.Expression]] = []
        for child in node.named_children:
            if child.type == "pair":
                items.append((self.field(child, "key"), self.field(child, "value")))
            elif child.type == "dictionary_splat" and child.named_children:
                items.append((None, self.expression(child.named_children[0])))
        return s.Dictionary(*self.span(node), tuple(items))

    def subscript(self, node: Node) -> s.Expression:
        start, end = self.span(node)
        indexes = self.expressions(node.children_by_field_name("subscript"))
        value = self.field(node, "value")
        if len(indexes) == 1:
            return s.Subscript(start, end, value, indexes[0])
        return s.Subscript(start, end, value, s.Sequence(start, end, "tuple", indexes))

    def slice(self, node: Node) -> s.Expression:
        parts: list[s.Expression | None] = [None, None, None]
        at = 0
        for child in node.children:
            if child.type == ":":
                at = min(at + 1, 2)
            elif child.is_named and child.type != "comment":
                parts[at] = self.expression(child)
        return s.Slice(*self.span(node), (parts[0], parts[1], parts[2]))

    def binary(self, node: Node) -> s.Expression:
        return s.BinaryOperation(
            *self.span(node),
            self.identifier(node.child_by_field_name("operator")),
            self.field(node, "left"),
            self.field(node, "right"),
        )

    def boolean(self, node: Node) -> s.Expression:
        return s.BooleanOperation(
            *self.span(node),
            self.identifier(node.child_by_field_name("operator")),
            self.field(node, "left"),
            self.field(node, "right"),
        )

    def unary(self, node: Node) -> s.Expression:
        operand = self.field(node, "argument")
        operator = self.identifier(node.child_by_field_name("operator"))
        start, end = self.span(node)
        if (
            operator == "-"
            and isinstance(operand, s.Constant)
            and isinstance(operand.value, (int, float))
        ):
            return s.Constant(start, end, -operand.value)
        return s.Other(start, end, (operand,))

    def negation(self, node: Node) -> s.Expression:
        return s.Not(*self.span(node), self.field(node, "argument"))

    def comparison(self, node: Node) -> s.Expression:
        operands: list[s.Expression] = []
        operators: list[str] = []
        for child in node.children:
            if child.is_named and child.type not in {"comment", "is not", "not in"}:
                operands.append(self.expression(child))
            elif child.type != "comment":
                operators.append(" ".join(self.text(child).split()))
        if len(operands) != len(operators) + 1:
            return s.Other(*self.span(node), tuple(operands))
        return s.Comparison(*self.span(node), operands[0], tuple(operators), tuple(operands[1:]))

    def conditional(self, node: Node) -> s.Expression:
        parts = self.expressions(node.named_children)
        if len(parts) != 3:
            return s.Other(*self.span(node), parts)
        body, test, orelse = parts
        return s.Conditional(*self.span(node), test, body, orelse)

    def lambda_(self, node: Node) -> s.Expression:
        return s.Lambda(
            *self.span(node),
            self.parameters(node.child_by_field_name("parameters")),
            self.field(node, "body"),
        )

    def comprehension(self, node: Node) -> s.Expression:
        elements: tuple[s.Expression, ...] = ()
        clauses: list[tuple[Node, list[s.Expression]]] = []
        for child in node.named_children:
            if child.type == "for_in_clause":
                clauses.append((child, []))
            elif child.type == "if_clause":
                if clauses:
                    clauses[-1][1].extend(self.expressions(child.named_children))
            elif child.type == "pair":
                elements = self.expressions(child.named_children)
            elif child.type != "comment":
                elements = (self.expression(child),)
        return s.Comprehension(
            *self.span(node),
            elements,
            tuple(
                s.ComprehensionClause(
                    *self.span(clause),
                    self.field(clause, "left"),
                    self.iterable(clause),
                    tuple(conditions),
                )
                for clause, conditions in clauses
            ),
        )

    def iterable(self, node: Node) -> s.Expression:
        values = self.expressions(node.children_by_field_name("right"))
        return values[0] if len(values) == 1 else s.Other(*self.span(node), values)

    def await_(self, node: Node) -> s.Expression:
        children = self.expressions(node.named_children)
        start, end = self.span(node)
        return s.Await(start, end, children[0]) if children else s.Other(start, end, ())

    def yield_(self, node: Node) -> s.Expression:
        values = self.expressions(node.named_children)
        delegates = any(child.type == "from" for child in node.children)
        return s.Yield(*self.span(node), values[0] if values else None, delegates)

    def walrus(self, node: Node) -> s.Expression:
        name = self.identifier(node.child_by_field_name("name"))
        self.walruses.append(name)
        return s.Walrus(*self.span(node), name, self.field(node, "value"))

    def type_(self, node: Node) -> s.Expression:
        children = self.expressions(node.named_children)
        return children[0] if len(children) == 1 else s.Other(*self.span(node), children)

    def keyword_like(self, node: Node) -> s.Expression:
        # `print` and `exec` are keywords to the grammar, `match` and `type` names to us
        return s.Name(*self.span(node), self.text(node))


_EXPRESSIONS: dict[str, Callable[[Expressions, Node], s.Expression]] = {
    "identifier": Expressions.name,
    "attribute": Expressions.attribute,
    "call": Expressions.call,
    "string": Expressions.string,
    "concatenated_string": Expressions.concatenated,
    "integer": Expressions.number,
    "float": Expressions.number,
    "true": Expressions.true,
    "false": Expressions.false,
    "none": Expressions.none,
    "parenthesized_expression": Expressions.parenthesized,
    "dictionary": Expressions.dictionary,
    "subscript": Expressions.subscript,
    "slice": Expressions.slice,
    "binary_operator": Expressions.binary,
    "boolean_operator": Expressions.boolean,
    "unary_operator": Expressions.unary,
    "not_operator": Expressions.negation,
    "comparison_operator": Expressions.comparison,
    "conditional_expression": Expressions.conditional,
    "lambda": Expressions.lambda_,
    "await": Expressions.await_,
    "yield": Expressions.yield_,
    "named_expression": Expressions.walrus,
    "type": Expressions.type_,
    "keyword_identifier": Expressions.keyword_like,
    **dict.fromkeys(_SEQUENCES, Expressions.sequence),
    **dict.fromkeys(_COMPREHENSIONS, Expressions.comprehension),
}
