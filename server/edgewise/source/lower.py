"""From tree-sitter's concrete tree to the abstract syntax of `edgewise.source.syntax`.

Never raises, on any tree: what stands under an ERROR node is looked at where it makes
sense, and everything unknown becomes `Other`.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

# Deeper than any code a person writes; beyond it a generated expression is just unknown.
MAX_DEPTH = 150

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
_BLOCKS = frozenset({"block", "module", "ERROR"})
_YIELD = re.compile(rb"\byield\b")


def lower(nodes: Iterable[Node], source: bytes, base: int = 0) -> s.Body:
    """The statements among top-level `nodes`.

    `source` is the unit's own text as parsed, `base` the offset of its first byte in the
    tree's text; offsets in the result count from the unit's start.
    """
    return _Lowering(source, base).statements(nodes)


# What `ast` raises on text that it does not take. The `SystemError` is a bug of Python 3.11, where
# another thread uses `ast` at the same time, as whoever prints a traceback does.
_REFUSED = (ValueError, SyntaxError, MemoryError, RecursionError, SystemError)


class _Lowering:
    def __init__(self, source: bytes, base: int) -> None:
        self.source = source
        self.base = base
        self.depth = 0
        self.walruses: list[str] = []

    # --- places and text

    def text(self, node: Node) -> str:
        return self.source[node.start_byte - self.base : node.end_byte - self.base].decode(
            "utf-8", "surrogatepass"
        )

    def span(self, node: Node) -> tuple[int, int]:
        return node.start_byte - self.base, node.end_byte - self.base

    def identifier(self, node: Node | None) -> str:
        return self.text(node) if node is not None else ""

    def dotted(self, node: Node) -> str:
        # "os . path" is legal and means os.path
        return "".join(self.text(node).replace("\\", "").split())

    # --- statements

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
            self.block(node.child_by_field_name("body")),
            bool(node.children) and node.children[0].type == "async",
            # in an inner function too: then it is unknown
            _YIELD.search(self.source, start, end) is not None,
        )

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

    # --- expressions

    def optional(self, node: Node | None) -> s.Expression | None:
        return self.expression(node) if node is not None else None

    def field(self, node: Node, name: str) -> s.Expression:
        child = node.child_by_field_name(name)
        return self.expression(child) if child is not None else s.Other(*self.span(node), ())

    def expressions(self, nodes: Iterable[Node]) -> tuple[s.Expression, ...]:
        return tuple(self.expression(node) for node in nodes if node.type != "comment")

    def expression(self, node: Node) -> s.Expression:
        lowering = _EXPRESSIONS.get(node.type, _Lowering.other)
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

    def string(self, node: Node) -> s.Expression:
        start, end = self.span(node)
        children = node.children
        parts = [child for child in children if child.type == "interpolation"]
        if parts:
            return s.Joined(start, end, self.joined_parts(children))
        if not children:
            return s.Other(start, end, ())
        prefix = self.text(children[0])
        written = self.text(node)
        quote = prefix.lstrip("rRbBuUfFtT")
        flags = prefix[: len(prefix) - len(quote)].lower()
        if "t" in flags:  # a template string is no str
            return s.Other(start, end, ())
        content = written[len(prefix) : -len(quote)] if quote else written
        if "b" not in flags and ("\\" not in content or "r" in flags):
            if "f" in flags:
                content = content.replace("{{", "{").replace("}}", "}")
            return s.Constant(start, end, content)
        try:
            value = ast.literal_eval(flags.replace("f", "") + written[len(flags) :])
        except _REFUSED:
            return s.Other(start, end, ())
        return s.Constant(start, end, value)

    def joined_parts(self, children: list[Node]) -> tuple[s.Expression, ...]:
        parts: list[s.Expression] = []
        for child in children:
            if child.type == "string_content":
                text = self.text(child)
                known = "\\" not in text
                parts.append(
                    s.Constant(*self.span(child), text.replace("{{", "{").replace("}}", "}"))
                    if known
                    else s.Other(*self.span(child), ())
                )
            elif child.type == "interpolation":
                inner = self.expressions(child.children_by_field_name("expression"))
                formatted = any(
                    part.type in {"type_conversion", "format_specifier"} for part in child.children
                )
                if formatted or len(inner) != 1:
                    parts.append(s.Other(*self.span(child), inner))
                else:
                    parts.append(inner[0])
        return tuple(parts)

    def concatenated(self, node: Node) -> s.Expression:
        start, end = self.span(node)
        parts = self.expressions(node.named_children)
        values = [part.value for part in parts if isinstance(part, s.Constant)]
        if len(values) == len(parts):
            texts = [value for value in values if isinstance(value, str)]
            if len(texts) == len(values):
                return s.Constant(start, end, "".join(texts))
            chunks = [value for value in values if isinstance(value, bytes)]
            if len(chunks) == len(values):
                return s.Constant(start, end, b"".join(chunks))
        flat: list[s.Expression] = []
        for part in parts:
            flat.extend(part.parts if isinstance(part, s.Joined) else (part,))
        return s.Joined(start, end, tuple(flat))

    def number(self, node: Node) -> s.Expression:
        start, end = self.span(node)
        try:
            value: s.ConstantValue = ast.literal_eval(self.text(node))
        except _REFUSED:
            return s.Other(start, end, ())
        return s.Constant(start, end, value)

    def true(self, node: Node) -> s.Expression:
        return s.Constant(*self.span(node), value=True)

    def false(self, node: Node) -> s.Expression:
        return s.Constant(*self.span(node), value=False)

    def none(self, node: Node) -> s.Expression:
        return s.Constant(*self.span(node), None)

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


_STATEMENTS: dict[str, Callable[[_Lowering, Node], s.Statement | None]] = {
    "expression_statement": _Lowering.expression_statement,
    "import_statement": _Lowering.import_statement,
    "import_from_statement": _Lowering.import_from,
    "if_statement": _Lowering.if_statement,
    "while_statement": _Lowering.while_statement,
    "for_statement": _Lowering.for_statement,
    "try_statement": _Lowering.try_statement,
    "with_statement": _Lowering.with_statement,
    "match_statement": _Lowering.match_statement,
    "decorated_definition": _Lowering.decorated,
    "function_definition": _Lowering.function_definition,
    "class_definition": _Lowering.class_definition,
    "return_statement": _Lowering.return_statement,
    "raise_statement": _Lowering.raise_statement,
    "assert_statement": _Lowering.assert_statement,
    "delete_statement": _Lowering.delete_statement,
    "global_statement": _Lowering.declaration,
    "nonlocal_statement": _Lowering.declaration,
    "break_statement": _Lowering.jump,
    "continue_statement": _Lowering.jump,
    "type_alias_statement": _Lowering.type_alias,
    "print_statement": _Lowering.evaluate_children,
    "exec_statement": _Lowering.evaluate_children,
}

_EXPRESSIONS: dict[str, Callable[[_Lowering, Node], s.Expression]] = {
    "identifier": _Lowering.name,
    "attribute": _Lowering.attribute,
    "call": _Lowering.call,
    "string": _Lowering.string,
    "concatenated_string": _Lowering.concatenated,
    "integer": _Lowering.number,
    "float": _Lowering.number,
    "true": _Lowering.true,
    "false": _Lowering.false,
    "none": _Lowering.none,
    "parenthesized_expression": _Lowering.parenthesized,
    "dictionary": _Lowering.dictionary,
    "subscript": _Lowering.subscript,
    "slice": _Lowering.slice,
    "binary_operator": _Lowering.binary,
    "boolean_operator": _Lowering.boolean,
    "unary_operator": _Lowering.unary,
    "not_operator": _Lowering.negation,
    "comparison_operator": _Lowering.comparison,
    "conditional_expression": _Lowering.conditional,
    "lambda": _Lowering.lambda_,
    "await": _Lowering.await_,
    "yield": _Lowering.yield_,
    "named_expression": _Lowering.walrus,
    "type": _Lowering.type_,
    "keyword_identifier": _Lowering.keyword_like,
    **dict.fromkeys(_SEQUENCES, _Lowering.sequence),
    **dict.fromkeys(_COMPREHENSIONS, _Lowering.comprehension),
}
