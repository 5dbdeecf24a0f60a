"""The protocol's objects as JSON; what was sent before is not turned into text again.

Nearly all diagnostics of a long file are the same from key to key. In a message each of them is
first a mark, and its text is put in for the mark when the rest of the message has become text.
"""

from __future__ import annotations

import json
import secrets
from itertools import chain
from typing import TYPE_CHECKING, Any

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

# Nothing that somebody writes in a file or calls it contains this.
_MARK = secrets.token_hex(16)
_MARK_IN_JSON = json.dumps(_MARK)


class ReadyDiagnostic(types.Diagnostic):
    """A diagnostic that remembers what it is in JSON: most are sent once for each key."""

    __slots__ = ("text",)

    text: str


class JsonText:
    """Turns messages into JSON."""

    def __init__(self, converter: Converter, default: Callable[[Any], Any]) -> None:
        """`default` turns what a message is made of into what `json` knows."""
        self._default = default
        self._ready: list[str] = []  # in the order of their marks
        self._convert = converter.get_unstructure_hook(types.Diagnostic)
        converter.register_unstructure_hook(types.Diagnostic, self._mark)

    def of(self, sent: object) -> str:
        """Return the JSON of a message or of a part of one."""
        self._ready.clear()
        text = json.dumps(sent, default=self._default)
        if not self._ready:
            return text
        first, *others = text.split(_MARK_IN_JSON)
        return "".join((first, *chain.from_iterable(zip(self._ready, others, strict=True))))

    def _mark(self, diagnostic: types.Diagnostic) -> Any:
        if not isinstance(diagnostic, ReadyDiagnostic):
            return self._convert(diagnostic)
        if not hasattr(diagnostic, "text"):
            diagnostic.text = json.dumps(self._convert(diagnostic))
        self._ready.append(diagnostic.text)
        return _MARK
