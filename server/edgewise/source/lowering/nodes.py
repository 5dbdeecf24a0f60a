"""What every kind of lowering needs: places, texts, and the depth that ends it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

# Deeper than any code a person writes; beyond it a generated expression is just unknown.
MAX_DEPTH = 150


class Nodes(ABC):
    """Reads the nodes of one unit's tree.

    `source` is the unit's own text as parsed, `base` the offset of its first byte in the
    tree's text; offsets in the result count from the unit's start.
    """

    def __init__(
        self, source: bytes, base: int, again: Callable[[bytes], Node] | None = None
    ) -> None:
        self.source = source
        self.base = base
        self.again = again
        self.depth = 0
        self.walruses: list[str] = []

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

    @abstractmethod
    def expression(self, node: Node) -> s.Expression:
        """The expression that a node is."""

    def optional(self, node: Node | None) -> s.Expression | None:
        return self.expression(node) if node is not None else None

    def field(self, node: Node, name: str) -> s.Expression:
        child = node.child_by_field_name(name)
        return self.expression(child) if child is not None else s.Other(*self.span(node), ())

    def expressions(self, nodes: Iterable[Node]) -> tuple[s.Expression, ...]:
        return tuple(self.expression(node) for node in nodes if node.type != "comment")
