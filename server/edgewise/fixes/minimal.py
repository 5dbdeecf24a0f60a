"""The smallest edits that turn one text into another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\w+|\r\n|[ \t]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """Replace the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def changes(old: str, new: str) -> Iterator[Change]:
    """Compare token by token, in order."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    offset, start = 0, 0
    for kind, i, j, k, l in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():  # noqa: E741
        start = offset
        offset += len("".join(one[i:j]))
        if kind != "equal":
            yield Change(start, offset, "".join(other[k:l]))
