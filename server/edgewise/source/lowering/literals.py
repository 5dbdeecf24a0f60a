"""Literals: strings with what is interpolated in them, and numbers."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

from edgewise.source import syntax as s
from edgewise.source.lowering.nodes import Nodes

if TYPE_CHECKING:
    from tree_sitter import Node

# What `ast` raises on text that it does not take. The `SystemError` is a bug of Python 3.11, where
# another thread uses `ast` at the same time, as whoever prints a traceback does.
_REFUSED = (ValueError, SyntaxError, MemoryError, RecursionError, SystemError)

# What Python says of `"\d"` while it evaluates a piece of somebody's code would go to the log.
for _doubtful in (SyntaxWarning, DeprecationWarning):
    warnings.filterwarnings("ignore", category=_doubtful, module="<unknown>")


class Literals(Nodes):
    """Lowers what stands for itself."""

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
