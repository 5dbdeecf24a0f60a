"""Puts another hash algorithm where a call names one.

`digest_size` can be passed on by `hashlib.new` and the constructors only: `hmac.new`,
`hashlib.file_digest` and `hashlib.pbkdf2_hmac` take a name and call it without arguments.
For those an algorithm that needs a digest size gives no edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.fixes.minimal import changes

if TYPE_CHECKING:
    import libcst
    from tree_sitter import Node

    from edgewise.finding import Finding, TextEdit
    from edgewise.fixes.fix import ReplaceAlgorithm
    from edgewise.fixes.site import Site

_DIGEST_SIZE = "digest_size"
_LITERAL = re.compile(r"""([rRuU]?)("{3}|'{3}|"|')(?:(?!\2).)*\2""", re.DOTALL)


def replace_algorithm(action: ReplaceAlgorithm, site: Site, finding: Finding) -> list[TextEdit]:
    """Compute the edits; none where the new algorithm's digest size cannot be passed on."""
    named = site.text(site.start, site.end)
    call = site.around("call")
    if call is not None and (call.start_byte, call.end_byte) == (site.start, site.end):
        return _in_constructor(action, site, call)
    edits = [site.replace(site.start, site.end, _literal(named, action.new))]
    if action.digest_size is None:
        return edits
    if call is None or not _takes_size(site, call, finding):
        return []
    return [*edits, *_size_passed(site, call, action.digest_size)]


def _literal(old: str, new: str) -> str:
    """Write `new` as `old` was, if that is a plain literal."""
    found = _LITERAL.fullmatch(old)
    prefix, quote = (found[1], found[2]) if found else ("", '"')
    return f"{prefix}{quote}{new}{quote}"


def _in_constructor(action: ReplaceAlgorithm, site: Site, call: Node) -> list[TextEdit]:
    """`hashlib.sha1(data)`: the algorithm is the function's own name."""
    function = call.child_by_field_name("function")
    name = function.child_by_field_name("attribute") if function is not None else None
    if name is None or site.text(name.start_byte, name.end_byte) != action.old:
        return []
    edits = [site.replace(name.start_byte, name.end_byte, action.new)]
    if action.digest_size is not None:
        edits += _size_passed(site, call, action.digest_size)
    return edits


def _takes_size(site: Site, call: Node, finding: Finding) -> bool:
    """Whether it is `hashlib.new`, by what it resolved to or else by where the algorithm is."""
    if finding.subject.startswith(("hashlib.", "hmac.")):
        if finding.subject != "hashlib.new":
            return False
    else:
        function = call.child_by_field_name("function")
        if function is None or site.text(function.start_byte, function.end_byte) != "hashlib.new":
            return False
    arguments = call.child_by_field_name("arguments")
    given = [
        node
        for node in (arguments.named_children if arguments is not None else ())
        if node.type != "comment"
    ]
    place = next((node for node in given if site.holds(node)), None)
    if place is None:
        return False
    if place.type == "keyword_argument":
        name = place.child_by_field_name("name")
        return name is not None and site.text(name.start_byte, name.end_byte) == "name"
    return place == given[0]


def _size_passed(site: Site, call: Node, size: int) -> list[TextEdit]:
    """Add the keyword as the last argument, laid out as the arguments before it."""
    import libcst as cst  # noqa: PLC0415 - 0.3 s, and only when a fix is asked for

    text = site.text(call.start_byte, call.end_byte)
    # Within parentheses the lines of the call may be indented as they like.
    module = cst.parse_module(f"({text})")
    line = module.body[0]
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
    expression = statement.value if isinstance(statement, cst.Expr) else None
    if module.code != f"({text})" or not isinstance(expression, cst.Call):
        return []
    names = [argument.keyword.value for argument in expression.args if argument.keyword]
    if _DIGEST_SIZE in names:
        return []
    changed = module.with_deep_changes(expression, args=_with_size(expression, size)).code[1:-1]
    edits = []
    for change in changes(text, changed):
        start = call.start_byte + len(text[: change.start].encode())
        end = call.start_byte + len(text[: change.end].encode())
        edits.append(site.replace(start, end, change.text))
    return edits


def _with_size(call: libcst.Call, size: int) -> list[libcst.Arg]:
    import libcst as cst  # noqa: PLC0415 - loaded by the caller

    added = cst.Arg(
        keyword=cst.Name(_DIGEST_SIZE),
        value=cst.Integer(str(size)),
        equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
    )
    *others, last = call.args
    # What stands between two arguments: a space, or a line end and an indentation.
    between = call.whitespace_before_args
    if others and isinstance(others[-1].comma, cst.Comma):
        between = others[-1].comma.whitespace_after
    if isinstance(last.comma, cst.Comma):
        closing = last.comma.whitespace_after
        has_comma = True
    else:
        closing = last.whitespace_after_arg
        has_comma = False
    if not isinstance(closing, cst.ParenthesizedWhitespace):  # `)` follows on the same line
        comma = cst.Comma(whitespace_after=_separator(between))
        tail = cst.Comma(whitespace_after=closing) if has_comma else cst.MaybeSentinel.DEFAULT
        after = cst.SimpleWhitespace("") if has_comma else closing
    else:
        # A comment behind the last argument stays behind it.
        indent = between.last_line if isinstance(between, cst.ParenthesizedWhitespace) else None
        comma = cst.Comma(
            whitespace_after=closing.with_changes(
                last_line=indent or closing.last_line,
                indent=closing.indent or isinstance(between, cst.ParenthesizedWhitespace),
            )
        )
        plain = closing.with_changes(
            first_line=closing.first_line.with_changes(
                comment=None, whitespace=cst.SimpleWhitespace("")
            ),
            empty_lines=(),
        )
        tail = cst.Comma(whitespace_after=plain) if has_comma else cst.MaybeSentinel.DEFAULT
        after = cst.SimpleWhitespace("") if has_comma else plain
    return [
        *others,
        last.with_changes(comma=comma, whitespace_after_arg=cst.SimpleWhitespace("")),
        added.with_changes(comma=tail, whitespace_after_arg=after),
    ]


def _separator(
    between: libcst.BaseParenthesizableWhitespace,
) -> libcst.BaseParenthesizableWhitespace:
    import libcst as cst  # noqa: PLC0415 - loaded by the caller

    if isinstance(between, cst.ParenthesizedWhitespace):
        first_line = between.first_line.with_changes(
            comment=None, whitespace=cst.SimpleWhitespace("")
        )
        return between.with_changes(first_line=first_line, empty_lines=())
    return cst.SimpleWhitespace(" ")
