"""Reads TOML: `tomllib` for the values, tree-sitter for the places."""

from __future__ import annotations

import re
import sys
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgewise.config.source import (
    Comment,
    Fault,
    Language,
    Place,
    Places,
    Source,
    without_bom,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Parser

    from edgewise.config.source import KeyPath

# The one place where tomllib before Python 3.14 says where it stopped.
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_VALUES = frozenset(
    {
        "string",
        "integer",
        "float",
        "boolean",
        "offset_date_time",
        "local_date_time",
        "local_date",
        "local_time",
        "array",
        "inline_table",
    }
)


def read_toml(text: str) -> Source | Fault:
    """Read a whole file; never raises."""
    text = without_bom(text)
    lines = Places(text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _fault(str(error), lines)
    except RecursionError:
        return Fault("values are nested too deeply", lines.rest_of_line(0, 0))
    except ValueError as error:  # a number beyond Python's limits
        return Fault(_lowered(str(error)), lines.rest_of_line(0, 0))
    root = _parser().parse(text.encode("utf-8", "surrogatepass")).root_node
    comments = tuple(_comments(root, text, lines)) if "#" in text else ()
    return Source(Language.TOML, values, _places(text, root, lines), lines, comments)


def _fault(message: str, lines: Places) -> Fault:
    where = _WHERE.search(message)
    reason = _lowered(message[: where.start()] if where else message)
    if where and where[1]:
        return Fault(reason, lines.rest_of_line(int(where[1]) - 1, int(where[2]) - 1))
    return Fault(reason, lines.end())


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _comments(root: Node, text: str, lines: Places) -> Iterator[Comment]:
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        if node.type == "comment":
            start, end = lines.of(node)
            yield Comment(lines.position(start), text[start:end])
        open_nodes.extend(reversed(node.named_children))


def _places(text: str, root: Node, lines: Places) -> dict[KeyPath, Place]:
    found: dict[KeyPath, Place] = {}
    last_items: dict[KeyPath, int] = {}  # of each array of tables, the index of its last table
    open_nodes: deque[tuple[Node, KeyPath]] = deque()

    def note(base: KeyPath, key: Node, value: Node) -> KeyPath:
        place = Place(lines.of(key), lines.of(value))
        path = base
        for part in _key(text, key, lines):
            if path:
                found.setdefault(path, place)
            path = (*path, part)
            if path in last_items:
                path = (*path, last_items[path])
        found[path] = place
        return path

    for child in root.named_children:
        if child.type == "pair":
            open_nodes.append((child, ()))
        elif child.type in ("table", "table_array_element"):
            key = _first_key(child)
            if key is None:
                continue
            if child.type == "table_array_element":
                array = _array_path(_key(text, key, lines), last_items)
                last_items[array] = last_items.get(array, -1) + 1
            path = note((), key, child)
            open_nodes.extend((pair, path) for pair in child.named_children if pair.type == "pair")
    while open_nodes:
        node, path = open_nodes.popleft()
        if node.type == "pair":
            key = _first_key(node)
            value = next((part for part in node.named_children if part.type in _VALUES), None)
            if key is not None and value is not None:
                open_nodes.append((value, note(path, key, value)))
        elif node.type == "inline_table":
            open_nodes.extend((pair, path) for pair in node.named_children if pair.type == "pair")
        elif node.type == "array":
            items = [item for item in node.named_children if item.type in _VALUES]
            for index, item in enumerate(items):
                inner = (*path, index)
                found[inner] = Place(lines.of(item), lines.of(item))
                open_nodes.append((item, inner))
    return found


def _array_path(keys: tuple[str, ...], last_items: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    for part in keys[:-1]:
        path = (*path, part)
        if path in last_items:
            path = (*path, last_items[path])
    return (*path, *keys[-1:])


def _first_key(node: Node) -> Node | None:
    keys = ("bare_key", "quoted_key", "dotted_key")
    return next((part for part in node.named_children if part.type in keys), None)


def _key(text: str, node: Node, lines: Places) -> tuple[str, ...]:
    start, end = lines.of(node)
    written = text[start:end]
    if node.type == "bare_key":
        return (written,)
    try:
        table: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return (written,)
    keys = []
    while isinstance(table, dict):
        key, table = next(iter(table.items()))
        keys.append(key)
    return tuple(keys)


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import tree_sitter  # noqa: PLC0415 - loaded with the first file
    import tree_sitter_toml  # noqa: PLC0415

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))


def toml_value(written: str) -> Any:
    """Read one value that is known to be TOML."""
    return tomllib.loads(f"value = {written}")["value"]
