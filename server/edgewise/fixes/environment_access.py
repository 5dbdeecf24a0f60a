"""Reads an attribute where the code reads an item: `env["X"]` → `env.X`.

`env.get("X", default)` becomes `getattr(env, "X", default)`, with None where no default is given.
"""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from edgewise.finding import TextEdit
    from edgewise.fixes.site import Site


def read_attribute(site: Site) -> list[TextEdit]:
    """Compute the edits; none where the key is no constant that an attribute can be named."""
    node = site.around("subscript", "call")
    if node is None:
        return []
    return _of_subscript(site, node) if node.type == "subscript" else _of_call(site, node)


def _of_subscript(site: Site, node: Node) -> list[TextEdit]:
    owner = node.child_by_field_name("value")
    keys = node.children_by_field_name("subscript")
    if owner is None or len(keys) != 1:
        return []
    name = _constant(site, keys[0])
    if name is None or not name.isidentifier() or keyword.iskeyword(name):
        return []
    if name.startswith("__"):  # a class would read another name
        return []
    return [site.replace(owner.end_byte, node.end_byte, f".{name}")]


def _of_call(site: Site, node: Node) -> list[TextEdit]:
    function = node.child_by_field_name("function")
    owner = function.child_by_field_name("object") if function is not None else None
    arguments = node.child_by_field_name("arguments")
    if owner is None or arguments is None:
        return []
    given = arguments.named_children
    unusual = {"keyword_argument", "list_splat", "dictionary_splat", "comment"}
    if len(given) not in {1, 2} or any(argument.type in unusual for argument in given):
        return []
    edits = [
        site.replace(node.start_byte, node.start_byte, "getattr("),
        site.replace(owner.end_byte, given[0].start_byte, ", "),
    ]
    if len(given) == 1:
        edits.append(site.replace(given[0].end_byte, given[0].end_byte, ", None"))
    return edits


def _constant(site: Site, node: Node) -> str | None:
    """The text of a plain string literal."""
    parts = [child for child in node.children if child.type == "string_content"]
    if node.type != "string" or len(parts) != 1 or parts[0].children:
        return None
    if len(node.children) != 3 or site.text(node.start_byte, parts[0].start_byte) not in {'"', "'"}:
        return None
    return site.text(parts[0].start_byte, parts[0].end_byte)
