"""A suppression comment that names no rule of Edgewise.

## What it does
Reports codes and names in `# edgewise: ignore[…]` and `# edgewise: ignore-file[…]` that no rule
has, and a bracket without an end. The same in configuration files, where the comments start with
`#` or `//`.

## Why is this bad?
The comment silences nothing, though somebody meant it to.

## Example
```python
import json  # edgewise: ignore[module-not-avaliable]

print(json.dumps({}))
```

## Use instead
```python
import json

print(json.dumps({}))
```

## Fix
Writes the rule that the name is most like, if there is one, or takes the name out.

## Targets
All runtimes.

## How to configure
A comment may name EW902 itself: `# edgewise: ignore[EW902, of-another-version]`. One without codes
does not silence it.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from edgewise.config.problem import question
from edgewise.finding import Severity
from edgewise.rules.suppression_rule import Remark, SuppressionRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.source.suppressions import Suppression

_CODE = re.compile(r"(?:(?:EW|E|W)[-_ ]?)?[0-9OIL]{2,4}", re.IGNORECASE)
_LIKE = 0.75
"""How like a code must be: `EW1O1` and `EW101` are to 0.8, of `EW999` and `EW901` it is 0.6."""


class InvalidSuppression(SuppressionRule):
    """EW902."""

    code = "EW902"
    name = "invalid-suppression"
    severity = Severity.WARNING

    def unknown(self, comment: Suppression, index: int, known: Iterable[tuple[str, str]]) -> Remark:
        """No rule has the name of one item; `known` are codes and names."""
        item = (comment.items or ())[index]
        meant = meant_by(item.text, known)
        title = (
            f"Replace '{item.text}' by '{meant}'"
            if meant
            else f"Remove '{item.text}' from the suppression"
        )
        return Remark(
            self,
            item.range,
            f"Edgewise has no rule `{item.text}`, so this silences nothing.{question(meant)}",
            item.text,
            title,
            (index,),
            replacement=meant,
        )

    def unclosed(self, comment: Suppression) -> Remark:
        """The bracket has no end."""
        return Remark(
            self,
            comment.range,
            "This suppression silences nothing: its bracket is not closed.",
            "]",
        )


def meant_by(wrong: str, known: Iterable[tuple[str, str]]) -> str | None:
    """Find the code or name most like what was written; None if none, or several, are like it.

    >>> meant_by("EW1O1", [("EW101", "module-not-available"), ("EW102", "module-import-fails")])
    'EW101'
    """
    rules = list(known)
    if _CODE.fullmatch(wrong):
        written = wrong.upper().replace("O", "0").replace("I", "1").replace("L", "1")
        digits = re.sub(r"\D", "", written)
        exact = [code for code, _ in rules if code.removeprefix("EW") == digits]
        return exact[0] if exact else _most_like(written, [code for code, _ in rules])
    return _most_like(wrong.lower().replace("_", "-"), [name for _, name in rules])


def _most_like(wrong: str, right: list[str]) -> str | None:
    def ratio(name: str) -> float:
        return difflib.SequenceMatcher(None, name, wrong).ratio()

    best = difflib.get_close_matches(wrong, right, n=2, cutoff=_LIKE)
    return best[0] if best and (len(best) == 1 or ratio(best[0]) > ratio(best[1])) else None
