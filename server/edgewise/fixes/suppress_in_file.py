"""Adds `# edgewise: ignore-file[CODE]` above the first statement of a file.

It goes below what must come first, the line that names the interpreter and the encoding, and
below the module's docstring. A comment that is there already takes the code in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.finding import Position, Range, TextEdit
from edgewise.fixes.site import apply
from edgewise.source.document import Document
from edgewise.source.lines import ends_line, without_end
from edgewise.source.suppressions import file_suppressions, is_docstring, suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.source.suppressions import Suppression

_FIRST = re.compile(r"#!|[ \t\f]*#.*?coding[:=]")


def suppress_in_file(document: Document, codes: Sequence[str]) -> list[TextEdit]:
    """Compute the edit; none where the comment would not count."""
    edit = next(_into_comment(document, codes), None) or _new_comment(document, codes)
    changed = Document.open(apply(document.text, [edit]))
    said = [each for each in file_suppressions(changed) if each.closed]
    written = {code.lower() for each in said for code in each.codes or ()}
    return [edit] if written >= {code.lower() for code in codes} else []


def _into_comment(document: Document, codes: Sequence[str]) -> Iterator[TextEdit]:
    counting = file_suppressions(document)
    for unit, line in zip(document.units, document.starts, strict=False):
        for known in suppressions(unit):
            if any(known is each for each in counting) and known.closed and known.items is not None:
                yield _into(known, codes, line)


def _into(known: Suppression, codes: Sequence[str], line: int) -> TextEdit:
    bracket = Position(known.end.line, known.end.column - 1).shifted(line)
    said = ", ".join(codes)
    return TextEdit(Range(bracket, bracket), f", {said}" if known.items else said)


def _new_comment(document: Document, codes: Sequence[str]) -> TextEdit:
    comment = f"# edgewise: ignore-file[{', '.join(codes)}]"
    first = document.line(0)
    end = first[len(without_end(first)) :] or "\n"
    for unit, line in zip(document.units, document.starts, strict=False):
        if is_docstring(unit):
            last = line + unit.position(unit.body[0].end).line
            text = document.line(last)
            place = Position(last, len(without_end(text)))
            return TextEdit(Range(place, place), f"{end}{end}{comment}")
        if unit.body:
            break
    line = 0
    while line < 2 and _FIRST.match(document.line(line).lstrip("\ufeff")):
        line += 1
    if line and not ends_line(document.line(line - 1)):
        place = Position(line - 1, len(document.line(line - 1)))
        return TextEdit(Range(place, place), f"{end}{comment}")
    place = Position(line, 1 if document.line(line).startswith("\ufeff") else 0)
    return TextEdit(Range(place, place), f"{comment}{end}")
