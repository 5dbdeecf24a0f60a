"""Where the name of a function or class stands in its definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.semantics.references import Site

if TYPE_CHECKING:
    from edgewise.source import syntax as s
    from edgewise.source.units import Unit


def name_site(unit: Unit, node: s.FunctionDefinition | s.ClassDefinition) -> Site:
    """The name that `def` or `class` gives; the first line where it cannot be found."""
    source = unit.source
    start = node.decorators[-1].end if node.decorators else node.start
    pattern = rb"^[ \t\f]*(?:async[ \t]+)?(?:def|class)[ \t]+(%s)\b" % re.escape(node.name.encode())
    line = source.rfind(b"\n", 0, start) + 1
    found = re.compile(pattern, re.MULTILINE).search(source, line, node.end)
    if found is not None:
        return Site(unit, *found.span(1))
    newline = source.find(b"\n", start, node.end)
    return Site(unit, start, newline if newline >= 0 else node.end)
