"""The patterns of `match`: what they bind, and what they compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.source import syntax as s
from edgewise.source.lowering.expressions import Expressions
from edgewise.source.lowering.nodes import MAX_DEPTH

if TYPE_CHECKING:
    from tree_sitter import Node


class Patterns(Expressions):
    """Lowers what stands behind `case`."""

    def parts(self, patterns: list[Node]) -> tuple[s.Pattern, ...] | None:
        """The parts of a sequence pattern of fixed length; None if it is none."""
        if len(patterns) == 1:
            inner = patterns[0].named_children
            if len(inner) != 1 or inner[0].type not in {"tuple_pattern", "list_pattern"}:
                return None
            patterns = inner[0].named_children
        if any(
            child.type != "case_pattern" or (child.named_children[:1] and
            child.named_children[0].type == "splat_pattern")
            for child in patterns
        ):  # fmt: skip
            return None
        return tuple(self.part(child) for child in patterns)

    def part(self, node: Node) -> s.Pattern:
        start, end = self.span(node)
        text = self.text(node)
        if text.isidentifier() and text not in {"True", "False", "None"}:
            return s.Pattern(start, end, capture=text)
        literals = self.literals(node)
        if literals is not None or self.depth >= MAX_DEPTH:
            return s.Pattern(start, end, literals)
        self.depth += 1
        parts = self.parts([node])
        self.depth -= 1
        return s.Pattern(start, end, parts=parts)

    def pattern(self, node: Node, captures: list[str], values: list[s.Expression]) -> None:
        """Collect what a pattern binds and what it compares with."""
        if node.type == "dotted_name":
            names = node.named_children
            if len(names) == 1:
                captures.append(self.text(node))
            else:
                values.append(self.dotted_expression(names))
            return
        if node.type == "identifier":
            captures.append(self.text(node))
            return
        children = node.children
        if node.type in {"class_pattern", "keyword_pattern"}:
            # the class, or the keyword's own name, is no capture
            if node.type == "class_pattern" and children:
                values.append(self.dotted_expression(children[0].named_children))
            children = children[1:]
        self.depth += 1
        if self.depth < MAX_DEPTH:
            for child in children:
                self.pattern(child, captures, values)
        self.depth -= 1

    def dotted_expression(self, names: list[Node]) -> s.Expression:
        if not names:
            return s.Other(0, 0, ())
        start = names[0].start_byte - self.base
        result: s.Expression = s.Name(*self.span(names[0]), self.text(names[0]))
        for name in names[1:]:
            at, end = self.span(name)
            result = s.Attribute(start, end, result, self.text(name), at)
        return result

    def literals(self, node: Node) -> tuple[s.ConstantValue, ...] | None:
        children = node.named_children
        if node.type == "case_pattern" and len(children) == 1:
            return self.literals(children[0])
        if node.type == "union_pattern":
            result: list[s.ConstantValue] = []
            for child in children:
                literal = self.literals(child)
                if literal is None:
                    return None
                result.extend(literal)
            return tuple(result)
        if node.type in {"string", "concatenated_string", "true", "false", "none", "integer"}:
            if any(child.type == "-" for child in (node.parent or node).children):
                return None
            value = self.expression(node)
            return (value.value,) if isinstance(value, s.Constant) else None
        return None
