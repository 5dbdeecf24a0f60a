"""Imports another module under the same local name: `_pydecimal` → `decimal`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.fixes.minimal import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    import libcst

    from edgewise.finding import TextEdit
    from edgewise.fixes.fix import ReplaceModule
    from edgewise.fixes.site import Site

_LITERAL = re.compile(r"""([rRuU]?)("{3}|'{3}|"|')(.*)\2""", re.DOTALL)


def replace_module(action: ReplaceModule, site: Site) -> list[TextEdit]:
    """Compute the edits; none where the local name could not stay the same."""
    statement = site.around("import_statement", "import_from_statement")
    if statement is None:
        return _in_literal(action, site)
    text = site.text(statement.start_byte, statement.end_byte)
    edits = []
    for change in changes(text, _changed(text, action)):
        start = statement.start_byte + len(text[: change.start].encode())
        end = statement.start_byte + len(text[: change.end].encode())
        edits.append(site.replace(start, end, change.text))
    return edits


def _in_literal(action: ReplaceModule, site: Site) -> list[TextEdit]:
    """`importlib.import_module("_pydecimal")`."""
    found = _LITERAL.fullmatch(site.text(site.start, site.end))
    if found is None or found[3] != action.old:
        return []
    start = site.start + len(found[1]) + len(found[2])
    return [site.replace(start, site.end - len(found[2]), action.new)]


def _changed(text: str, action: ReplaceModule) -> str:
    import libcst as cst  # noqa: PLC0415 - 0.3 s, and only when a fix is asked for

    module = cst.parse_module(text)
    if module.code != text:
        return text

    def dotted(node: cst.BaseExpression | None) -> str:
        return "" if node is None else "".join(module.code_for_node(node).split())

    def named(name: str) -> cst.Name | cst.Attribute:
        expression = cst.parse_expression(name)
        if not isinstance(expression, cst.Name | cst.Attribute):
            raise TypeError(name)
        return expression

    line = module.body[0]
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
    if isinstance(statement, cst.ImportFrom) and dotted(statement.module) == action.old:
        changed: cst.BaseSmallStatement = statement.with_changes(module=named(action.new))
    elif isinstance(statement, cst.Import):
        names = [_alias(alias, action, dotted, named) for alias in statement.names]
        changed = statement.with_changes(names=names)
    else:
        return text
    return module.with_deep_changes(statement, **_fields(changed)).code


def _fields(changed: libcst.BaseSmallStatement) -> dict[str, object]:
    return {
        field: getattr(changed, field) for field in ("module", "names") if hasattr(changed, field)
    }


def _alias(
    alias: libcst.ImportAlias,
    action: ReplaceModule,
    dotted: Callable[[libcst.BaseExpression | None], str],
    named: Callable[[str], libcst.Name | libcst.Attribute],
) -> libcst.ImportAlias:
    import libcst as cst  # noqa: PLC0415 - loaded by the caller

    if dotted(alias.name) != action.old:
        return alias
    new = named(action.new)
    if alias.asname is not None:
        local = alias.asname.name
        if isinstance(local, cst.Name) and local.value == action.new:
            return alias.with_changes(name=new, asname=None)
        return alias.with_changes(name=new)
    if "." in action.old:
        # `import a.b` binds `a`, and who knows what else is used of it
        return alias
    return alias.with_changes(name=new, asname=cst.AsName(name=cst.Name(action.old)))
