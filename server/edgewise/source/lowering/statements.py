"""Statements, and the blocks of them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from edgewise.source import syntax as s
from edgewise.source.lowering.nodes import MAX_DEPTH
from edgewise.source.lowering.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

_BLOCKS = frozenset({"block", "module", "ERROR"})
_YIELD = re.compile(rb"\byield\b")


# A block that is shorter is lowered at once: to parse it again would cost more.
_SHORT = 200


def lower(
    nodes: Iterable[Node], source: bytes, base: int = 0, *, again: Callable[[bytes], Node] | None
) -> s.Body:
    """The statements among top-level `nodes`.

    `source` is the unit's own text as parsed, `base` the offset of its first byte in the
    tree's text; offsets in the result count from the unit's start. `again` parses a part of
    the unit, for the functions that somebody looks into; without it all of them are lowered
    now, as they must be in text that does not parse.
    """
    return Statements(source, base, again).statements(nodes)


def _block(
    source: bytes, start: int, end: int, depth: int, again: Callable[[bytes], Node]
) -> s.Body:
    lowering = Statements(source, -start, again)
    lowering.depth = depth
    return lowering.statements(again(source[start:end]).children)


class Statements(Patterns):
    """Lowers what is executed."""

    def statements(self, nodes: Iterable[Node]) -> s.Body:
        result: list[s.Statement] = []
        self.depth += 1
        if self.depth < MAX_DEPTH:
            for node in nodes:
                lowering = _STATEMENTS.get(node.type)
                if lowering is not None:
                    before = len(self.walruses)
                    lowered = lowering(self, node)
                    if lowered is not None:
                        result.append(lowered)
                        if len(self.walruses) > before:
                            self.note_walruses(lowered, before)
                elif node.type in _BLOCKS:
                    result.extend(self.statements(node.children))
        self.depth -= 1
        return tuple(result)

    def note_walruses(self, statement: s.Statement, before: int) -> None:
        if isinstance(statement, (s.FunctionDefinition, s.ClassDefinition)):
            del self.walruses[before:]  # an inner scope keeps its names
        else:
            statement.walruses = tuple(self.walruses[before:])

    def block(self, node: Node | None) -> s.Body:
        return self.statements(node.children) if node is not None else ()

    def later(self, node: Node | None) -> s.Body | Callable[[], s.Body]:
        """The block, lowered when somebody asks for it, as deep down as it is now.

        Its place is kept, not its tree: trees are large, and most of them would wait in vain.
        """
        if node is None or self.again is None or node.end_byte - node.start_byte < _SHORT:
            return self.block(node)
        return partial(_block, self.source, *self.span(node), self.depth, self.again)

    def expression_statement(self, node: Node) -> s.Statement | None:
        children = node.named_children
        if not children:
            return None
        first = children[0]
        if first.type == "assignment":
            return self.assignment(first)
        if first.type == "augmented_assignment":
            return self.augmented_assignment(first)
        if len(children) == 1:
            return s.Evaluate(*self.span(node), self.expression(first))
        start, end = self.span(node)
        items = self.expressions(children)
        return s.Evaluate(start, end, s.Sequence(start, end, "tuple", items))

    def assignment(self, node: Node) -> s.Statement:
        start, end = self.span(node)
        left, annotation, right = (
            node.child_by_field_name("left"),
            node.child_by_field_name("type"),
            node.child_by_field_name("right"),
        )
        if annotation is not None:
            return s.AnnotatedAssign(
                start,
                end,
                self.optional(left) or s.Other(start, start, ()),
                self.expression(annotation),
                self.optional(right),
            )
        targets = [] if left is None else [self.expression(left)]
        while right is not None and right.type == "assignment":
            left = right.child_by_field_name("left")
            if left is not None:
                targets.append(self.expression(left))
            right = right.child_by_field_name("right")
        return s.Assign(start, end, tuple(targets), self.optional(right) or s.Other(end, end, ()))

    def augmented_assignment(self, node: Node) -> s.Statement:
        start, end = self.span(node)
        return s.AugmentedAssign(
            start,
            end,
            self.field(node, "left"),
            self.identifier(node.child_by_field_name("operator")),
            self.field(node, "right"),
        )

    def import_statement(self, node: Node) -> s.Statement:
        return s.Import(*self.span(node), self.aliases(node))

    def import_from(self, node: Node) -> s.Statement | None:
        start, end = self.span(node)
        module = node.child_by_field_name("module_name")
        if module is None:
            return None
        written = self.dotted(module)
        name = written.lstrip(".")
        module_start, module_end = self.span(module)
        return s.ImportFrom(
            start,
            end,
            name,
            len(written) - len(name),
            self.aliases(node),
            any(child.type == "wildcard_import" for child in node.children),
            module_start,
            module_end,
        )

    def aliases(self, node: Node) -> tuple[s.Alias, ...]:
        result = []
        for child in node.children_by_field_name("name"):
            if child.type == "aliased_import":
                name = child.child_by_field_name("name")
                if name is not None:
                    asname = self.identifier(child.child_by_field_name("alias"))
                    result.append(s.Alias(*self.span(name), self.dotted(name), asname or None))
            else:
                result.append(s.Alias(*self.span(child), self.dotted(child), None))
        return tuple(alias for alias in result if alias.name)

    def if_statement(self, node: Node) -> s.Statement:
        return self.branch(node, node.children_by_field_name("alternative"))

    def branch(self, node: Node, alternatives: list[Node]) -> s.If:
        start, end = self.span(node)
        orelse: s.Body = ()
        if alternatives:
            following = alternatives[0]
            if following.type == "elif_clause":
                self.depth += 1
                if self.depth < MAX_DEPTH:
                    orelse = (self.branch(following, alternatives[1:]),)
                self.depth -= 1
            else:
                orelse = self.block(following.child_by_field_name("body"))
        return s.If(
            start,
            end,
            self.field(node, "condition"),
            self.block(node.child_by_field_name("consequence")),
            orelse,
        )

    def orelse(self, node: Node) -> s.Body:
        alternative = node.child_by_field_name("alternative")
        return self.block(alternative.child_by_field_name("body")) if alternative else ()

    def while_statement(self, node: Node) -> s.Statement:
        return s.While(
            *self.span(node),
            self.field(node, "condition"),
            self.block(node.child_by_field_name("body")),
            self.orelse(node),
        )

    def for_statement(self, node: Node) -> s.Statement:
        return s.For(
            *self.span(node),
            self.field(node, "left"),
            self.field(node, "right"),
            self.block(node.child_by_field_name("body")),
            self.orelse(node),
        )

    def try_statement(self, node: Node) -> s.Statement:
        handlers: list[s.ExceptHandler] = []
        orelse: s.Body = ()
        final: s.Body = ()
        for child in node.children:
            if child.type == "except_clause":
                handlers.append(self.handler(child))
            elif child.type == "else_clause":
                orelse = self.block(child.child_by_field_name("body"))
            elif child.type == "finally_clause":
                final = self.last_block(child)
        return s.Try(
            *self.span(node),
            self.block(node.child_by_field_name("body")),
            tuple(handlers),
            orelse,
            final,
        )

    def handler(self, node: Node) -> s.ExceptHandler:
        start, end = self.span(node)
        values = node.children_by_field_name("value")
        name = None
        types: s.Expression | None = None
        if len(values) == 1 and values[0].type == "as_pattern":
            pattern = values[0]
            alias = pattern.child_by_field_name("alias")
            name = self.identifier(alias) or None
            types = self.expression(pattern.named_children[0])
        elif len(values) == 1:
            types = self.expression(values[0])
        elif values:  # except A, B: of Python 3.14
            items = self.expressions(values)
            types = s.Sequence(items[0].start, items[-1].end, "tuple", items)
        return s.ExceptHandler(start, end, types, name, self.last_block(node))

    def last_block(self, node: Node) -> s.Body:
        blocks = [child for child in node.children if child.type == "block"]
        return self.block(blocks[-1]) if blocks else ()

    def with_statement(self, node: Node) -> s.Statement:
        items: list[s.WithItem] = []
        for clause in node.children:
            if clause.type == "with_clause":
                items.extend(
                    self.with_item(item) for item in clause.children if item.type == "with_item"
                )
        return s.With(*self.span(node), tuple(items), self.block(node.child_by_field_name("body")))

    def with_item(self, node: Node) -> s.WithItem:
        start, end = self.span(node)
        value = node.child_by_field_name("value")
        target = None
        if value is not None and value.type == "as_pattern" and value.named_children:
            alias = value.child_by_field_name("alias")
            if alias is not None and alias.named_children:
                target = self.expression(alias.named_children[0])
            value = value.named_children[0]
        return s.WithItem(start, end, self.optional(value) or s.Other(start, end, ()), target)

    def match_statement(self, node: Node) -> s.Statement:
        start, end = self.span(node)
        subjects = self.expressions(node.children_by_field_name("subject"))
        subject = subjects[0] if len(subjects) == 1 else s.Sequence(start, start, "tuple", subjects)
        body = node.child_by_field_name("body")
        cases = [] if body is None else body.children_by_field_name("alternative")
        return s.Match(start, end, subject, tuple(self.case(case) for case in cases))

    def case(self, node: Node) -> s.MatchCase:
        start, end = self.span(node)
        patterns = [child for child in node.children if child.type == "case_pattern"]
        captures: list[str] = []
        values: list[s.Expression] = []
        for pattern in patterns:
            self.pattern(pattern, captures, values)
        literals: tuple[s.ConstantValue, ...] | None = None
        irrefutable, value = False, None
        if len(patterns) == 1:
            only = patterns[0].named_children
            if len(only) == 1 and only[0].type == "dotted_name" and len(values) == 1:
                value = values[0]
            literals = self.literals(patterns[0])
            text = self.text(patterns[0])
            irrefutable = text == "_" or (text.isidentifier() and captures == [text])
        parts = self.parts(patterns)
        guard = node.child_by_field_name("guard")
        return s.MatchCase(
            start,
            end,
            tuple(captures),
            tuple(values),
            literals,
            value,
            irrefutable,
            parts,
            self.expression(guard.named_children[0]) if guard and guard.named_children else None,
            self.block(node.child_by_field_name("consequence")),
        )

    def decorated(self, node: Node) -> s.Statement | None:
        decorators = tuple(
            self.expression(child.named_children[0])
            for child in node.children
            if child.type == "decorator" and child.named_children
        )
        definition = node.child_by_field_name("definition")
        if definition is None:
            return None
        if definition.type == "class_definition":
            return self.class_definition(definition, decorators)
        return self.function_definition(definition, decorators)

    def function_definition(
        self, node: Node, decorators: tuple[s.Expression, ...] = ()
    ) -> s.Statement:
        start, end = self.span(node)
        return s.FunctionDefinition(
            start,
            end,
            self.identifier(node.child_by_field_name("name")),
            self.parameters(node.child_by_field_name("parameters")),
            self.optional(node.child_by_field_name("return_type")),
            decorators,
            self.later(node.child_by_field_name("body")),
            bool(node.children) and node.children[0].type == "async",
            # in an inner function too: then it is unknown
            _YIELD.search(self.source, start, end) is not None,
        )

    def class_definition(
        self, node: Node, decorators: tuple[s.Expression, ...] = ()
    ) -> s.Statement:
        bases, keywords = self.arguments(node.child_by_field_name("superclasses"))
        return s.ClassDefinition(
            *self.span(node),
            self.identifier(node.child_by_field_name("name")),
            bases,
            keywords,
            decorators,
            self.block(node.child_by_field_name("body")),
        )

    def return_statement(self, node: Node) -> s.Statement:
        values = node.named_children
        return s.Return(*self.span(node), self.expression(values[0]) if values else None)

    def raise_statement(self, node: Node) -> s.Statement:
        return s.Raise(*self.span(node), self.expressions(node.named_children))

    def assert_statement(self, node: Node) -> s.Statement | None:
        values = self.expressions(node.named_children)
        if not values:
            return None
        return s.Assert(*self.span(node), values[0], values[1] if len(values) > 1 else None)

    def delete_statement(self, node: Node) -> s.Statement:
        targets: list[s.Expression] = []
        for target in self.expressions(node.named_children):
            targets.extend(target.items if isinstance(target, s.Sequence) else (target,))
        return s.Delete(*self.span(node), tuple(targets))

    def declaration(self, node: Node) -> s.Statement:
        names = tuple(self.text(child) for child in node.named_children)
        return s.Declaration(*self.span(node), node.type.partition("_")[0], names)

    def jump(self, node: Node) -> s.Statement:
        return s.Jump(*self.span(node), node.type.partition("_")[0])

    def type_alias(self, node: Node) -> s.Statement | None:
        left = node.child_by_field_name("left")
        while left is not None and left.type != "identifier":
            left = left.named_children[0] if left.named_children else None
        return s.TypeAlias(*self.span(node), self.text(left)) if left is not None else None

    def evaluate_children(self, node: Node) -> s.Statement:
        # print >>f, x and exec x: Python 2, which cannot run, but half-typed code looks like it
        start, end = self.span(node)
        return s.Evaluate(start, end, s.Other(start, end, self.expressions(node.named_children)))


_STATEMENTS: dict[str, Callable[[Statements, Node], s.Statement | None]] = {
    "expression_statement": Statements.expression_statement,
    "import_statement": Statements.import_statement,
    "import_from_statement": Statements.import_from,
    "if_statement": Statements.if_statement,
    "while_statement": Statements.while_statement,
    "for_statement": Statements.for_statement,
    "try_statement": Statements.try_statement,
    "with_statement": Statements.with_statement,
    "match_statement": Statements.match_statement,
    "decorated_definition": Statements.decorated,
    "function_definition": Statements.function_definition,
    "class_definition": Statements.class_definition,
    "return_statement": Statements.return_statement,
    "raise_statement": Statements.raise_statement,
    "assert_statement": Statements.assert_statement,
    "delete_statement": Statements.delete_statement,
    "global_statement": Statements.declaration,
    "nonlocal_statement": Statements.declaration,
    "break_statement": Statements.jump,
    "continue_statement": Statements.jump,
    "type_alias_statement": Statements.type_alias,
    "print_statement": Statements.evaluate_children,
    "exec_statement": Statements.evaluate_children,
}
