"""What is wrong in a configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edgewise.finding import Range

INVALID_CONFIG = ("EW903", "invalid-config")
MISSING_FLAG = ("EW501", "missing-python-workers-flag")


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one place in one configuration file."""

    path: Path
    range: Range
    message: str
    code: str = INVALID_CONFIG[0]
    name: str = INVALID_CONFIG[1]
    severity: Severity = Severity.ERROR


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Turn the right name most like `wrong` into a question, `""` if none is like it.

    >>> nearest("tagret", ["target", "environment"])
    " Did you mean 'target'?"
    """
    import difflib  # noqa: PLC0415 - only when somebody mistyped

    close = difflib.get_close_matches(wrong, list(right), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""
