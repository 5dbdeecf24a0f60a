"""Reads JSON with comments and trailing commas, as wrangler does in `.json` and `.jsonc`.

Comments and trailing commas become spaces, so that what is left is plain JSON at
the same offsets: `json` gives the values and tree-sitter the places.
"""

from __future__ import annotations

import json
import re
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING

from edgewise.config.source import (
    Comment,
    Fault,
    Language,
    Place,
    Places,
    Source,
    without_bom,
)

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

    from edgewise.config.source import KeyPath
    from edgewise.finding import Range

_TOKEN = re.compile(
    r"""
    (?P<comment> //[^\r\n]* | /\*.*?\*/ )
    | /\*.*                                   # never closed: `json` will say so
    | "(?:[^"\\\r\n]|\\[^\r\n])*"?  # closed or not, so that no quote is looked at twice
    | [^\s"/,:\[\]{}]+
    | \S
    """,
    re.DOTALL | re.VERBOSE,
)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_VALUES = frozenset({"object", "array", "string", "number", "true", "false", "null"})


def read_jsonc(text: str) -> Source | Fault:
    """Read a whole file; never raises."""
    text = without_bom(text)
    plain = plain_json(text)
    lines = Places(plain)
    try:
        values = json.loads(plain)
    except json.JSONDecodeError as error:
        return Fault(_lowered(error.msg), _from(error.pos, lines, plain))
    except RecursionError:
        return Fault("values are nested too deeply", lines.rest_of_line(0, 0))
    except ValueError as error:  # a number beyond Python's limits
        return Fault(_lowered(str(error)), lines.rest_of_line(0, 0))
    if not isinstance(values, dict):
        return Fault("the file must hold one object, { … }", lines.rest_of_line(0, 0))
    comments = tuple(
        Comment(lines.position(token.start()), token[0])
        for token in (_TOKEN.finditer(text) if "/" in text else ())
        if token["comment"]
    )
    return Source(Language.JSON, values, _places(plain, lines), lines, comments)


def plain_json(text: str) -> str:
    """Replace comments and trailing commas by as many spaces; line ends stay."""
    pieces: list[str] = []
    done = 0
    before = ""  # the last token that is no comment
    comma: int | None = None  # the piece to blank, should a bracket close next
    for token in _TOKEN.finditer(text):
        pieces.append(text[done : token.start()])
        done = token.end()
        if token["comment"]:
            pieces.append(_NOT_LINE_END.sub(" ", token[0]))
            continue
        if token[0] in "]}" and comma is not None:
            pieces[comma] = " "
        comma = len(pieces) if token[0] == "," and before not in {"", ",", ":", "[", "{"} else None
        pieces.append(token[0])
        before = token[0]
    return "".join(pieces) + text[done:]


def _from(offset: int, lines: Places, plain: str) -> Range:
    if not plain[offset:].strip():
        return lines.end()
    start = lines.position(offset)
    return lines.rest_of_line(start.line, start.column)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _places(plain: str, lines: Places) -> dict[KeyPath, Place]:
    root = _parser().parse(plain.encode("utf-8", "surrogatepass")).root_node
    found: dict[KeyPath, Place] = {}
    open_nodes: deque[tuple[Node, KeyPath]] = deque()
    top = next((node for node in root.named_children if node.type == "object"), None)
    if top is not None:
        found[()] = Place(lines.of(top), lines.of(top))
        open_nodes.append((top, ()))
    while open_nodes:
        node, path = open_nodes.popleft()
        if node.type == "object":
            for pair in node.named_children:
                key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
                if key is None or value is None:
                    continue
                start, end = lines.of(key)
                named = (*path, _string(plain[start:end]))
                found[named] = Place((start, end), lines.of(value))
                open_nodes.append((value, named))
        elif node.type == "array":
            items = [item for item in node.named_children if item.type in _VALUES]
            for index, item in enumerate(items):
                inner = (*path, index)
                found[inner] = Place(lines.of(item), lines.of(item))
                open_nodes.append((item, inner))
    return found


def _string(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:
        return written


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import tree_sitter  # noqa: PLC0415 - loaded with the first file
    import tree_sitter_json  # noqa: PLC0415

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_json.language()))
