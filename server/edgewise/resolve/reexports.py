"""Whether a module may hand on a name of the standard library, told by its text alone.

Most names that a module has are made there, or are its submodules. Only an import or an assignment
of another name can make one mean something of the standard library; where there is none, nobody
has to parse the module to say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.resolve.import_statements import STATEMENT, names_in
from edgewise.resolve.summary_questions import Stamp, stamp

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 5_000_000  # bytes
_MAX_KEPT = 20  # texts; questions about one module come together

# `Thread = threading.Thread`, with or without an annotation.
_ASSIGNED = (
    r"(?:^|[;:])[ \t]*%s(?:[ \t]|\\\r?\n)*(?::[^=\r\n]*)?"
    r"=(?:[ \t]|\\\r?\n)*[^\W\d][\w. \t]*(?:$|[;#\r\n])"
)


class ReExports:
    """Looks at modules' texts; keeps a few of them."""

    def __init__(self) -> None:
        self._texts: dict[Path, tuple[Stamp | None, _Text | None]] = {}

    def possible(self, file: Path, name: str) -> bool:
        """Tell whether `name` of the module in `file` may be one of the standard library."""
        text = self._text(file)
        return text is None or text.may_hand_on(name)

    def _text(self, file: Path) -> _Text | None:
        now = stamp(file)
        known = self._texts.get(file)
        if known is None or known[0] != now:
            if len(self._texts) >= _MAX_KEPT:
                del self._texts[next(iter(self._texts))]
            known = self._texts[file] = now, _read(file, now)
        return known[1]


class _Text:
    def __init__(self, content: bytes) -> None:
        self._text = content.decode("utf-8", "replace")
        self._imported: set[str] = set()
        self._has_stars = False
        for statement in STATEMENT.finditer(content):
            names = names_in(statement)
            self._has_stars = self._has_stars or "*" in names
            self._imported.update(re.findall(r"\w+", names))

    def may_hand_on(self, name: str) -> bool:
        if self._has_stars or name in self._imported:
            return True
        if name not in self._text:
            return False
        assigned = re.compile(_ASSIGNED % re.escape(name), re.MULTILINE)
        return assigned.search(self._text) is not None


def _read(file: Path, now: Stamp | None) -> _Text | None:
    if now is None or now.size > _LARGEST:
        return None
    try:
        return _Text(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None
