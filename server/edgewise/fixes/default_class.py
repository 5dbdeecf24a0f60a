"""Adds the class `Default` that today's Workers need, around the global handlers that are there.

The handlers stay as they are; each method calls one of them with what it took:

    class Default(WorkerEntrypoint):
        async def fetch(self, request):
            return await on_fetch(request, self.env, self.ctx)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.fixes.site import Site
from edgewise.source.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from edgewise.finding import TextEdit
    from edgewise.source.units import Unit

_BASE = "WorkerEntrypoint"
_SDK = "workers"
# A global handler, the method that stands for it and what that takes.
_METHODS = {
    "on_fetch": ("fetch", "request"),
    "on_scheduled": ("scheduled", "controller"),
    "on_queue": ("queue", "batch"),
}
_PASSED = ("self.env", "self.ctx")


def add_default_class(site: Site) -> list[TextEdit]:
    """Compute the edits; none for a handler that takes more than `request`, `env` and `ctx`."""
    handlers = [
        (name, node)
        for unit in site.document.units
        for name, node in _handlers(unit, parse(unit.source))
    ]
    named = site.around("function_definition")
    if named is None or not handlers:
        return []
    step = site.indentation_step()
    end = site.new_line(site.start)
    methods = [_method(name, node, step, end) for name, node in handlers]
    if not all(methods):
        return []
    place = named.parent if named.parent and named.parent.type == "decorated_definition" else named
    stop = site.line_end(place.end_byte)
    imports = list(_imports(site, end))
    text = f"{end * 3}class Default({_BASE}):{end}" + (end * 2).join(methods)
    return [*imports, site.replace(stop, stop, text)]


def _handlers(unit: Unit, root: Node) -> Iterator[tuple[str, Node]]:
    for node in root.named_children:
        definition = node.child_by_field_name("definition") or node
        name = definition.child_by_field_name("name")
        if definition.type != "function_definition" or name is None or name.text is None:
            continue
        if name.text.decode() in _METHODS:
            yield name.text.decode(), definition


def _method(name: str, node: Node, step: str, end: str) -> str:
    method, argument = _METHODS[name]
    parameters = node.child_by_field_name("parameters")
    count = len(parameters.named_children) if parameters is not None else 0
    if not 1 <= count <= 1 + len(_PASSED):
        return ""
    passed = ", ".join((argument, *_PASSED[: count - 1]))
    awaits = "await " if node.children[0].type == "async" else ""
    return (
        f"{step}async def {method}(self, {argument}):{end}"
        f"{step}{step}return {awaits}{name}({passed})"
    )


def _imports(site: Site, end: str) -> Iterator[TextEdit]:
    """Import the base class, in an import of the SDK if there is one, else in a line of its own."""
    first: Site | None = None
    line = 0
    for unit in site.document.units:
        here = Site(site.document, unit, line, 0, 0)
        line += len(unit.lines)
        for node in parse(unit.source).named_children:
            if node.type not in {"import_statement", "import_from_statement"}:
                continue
            first = first or Site(site.document, unit, here.first_line, node.start_byte, 0)
            module = node.child_by_field_name("module_name")
            if module is None or module.text != _SDK.encode():
                continue
            names = node.children_by_field_name("name")
            if not names or any(name.text == _BASE.encode() for name in names):
                return
            last = names[-1].end_byte
            yield here.replace(last, last, f", {_BASE}")
            return
    place = first or site
    start = place.line_start(place.start if first else _statement(site))
    blank = "" if first else end * 2
    yield place.replace(start, start, f"from {_SDK} import {_BASE}{end}{blank}")


def _statement(site: Site) -> int:
    node = site.around("decorated_definition", "function_definition")
    return node.start_byte if node is not None else site.start
