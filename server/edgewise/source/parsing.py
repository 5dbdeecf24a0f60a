"""The parser, and the trees of the last texts.

For one key the same few lines are parsed by themselves, as what an edit touched, as the piece
before its neighbour, and for the names in them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import tree_sitter_python
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from tree_sitter import Node

# Trees take some 30 bytes a byte of text: those that are remembered, 5 MB at most.
_LONGEST = 20_000
_REMEMBERED = 8


def encode(text: str) -> bytes:
    """The bytes of `text` as the parser sees them: a lone carriage return ends a line too."""
    source = text.encode("utf-8", "surrogatepass")
    if b"\r" in source:
        source = source.replace(b"\r\n", b"\r\0").replace(b"\r", b"\n").replace(b"\n\0", b"\r\n")
    return source


def parse(source: bytes) -> Node:
    """The root of a text's tree, the same one if the text is short and was parsed just now."""
    return _remembered(source) if len(source) <= _LONGEST else parse_anew(source)


def parse_anew(source: bytes) -> Node:
    """The root of the tree of a text that nobody will parse again soon."""
    return _parser().parse(source).root_node


@lru_cache(_REMEMBERED)
def _remembered(source: bytes) -> Node:
    return parse_anew(source)


@cache
def _parser() -> Parser:
    """The one parser; it keeps nothing between parses."""
    return Parser(Language(tree_sitter_python.language()))
