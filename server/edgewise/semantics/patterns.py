"""Regular expressions: whether a constant one matches a constant text.

What code asks so while it is imported is what the processor or the system is called. Python's `re`
answers, and nothing stops it once it has begun: a pattern that could take long is not tried.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from edgewise.semantics.values import (
    UNKNOWN,
    Instance,
    NoConstantError,
    Value,
    constant,
    constant_of,
    just,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MAX_PATTERN = 300
_MAX_SUBJECT = 64
# Each repetition multiplies the time by the length of the text, each group by its alternatives,
# and a group that is repeated has no bound at all.
_MAX_REPETITIONS = 2
_MAX_GROUPS = 2
_REPETITION = re.compile(r"[*+?{]")
_REPEATED_GROUP = re.compile(r"\)[*+?{]")
_HARMLESS = re.compile(r"\\.|\(\?[:=!]")

_FUNCTIONS: dict[str, Callable[[str, str], re.Match[str] | None]] = {
    "re.fullmatch": re.fullmatch,
    "re.match": re.match,
    "re.search": re.search,
}


def call(name: str, args: Sequence[Value]) -> Value | None:
    """What a function of `re` gives for these arguments, all of them; None if it is no such one."""
    function = _FUNCTIONS.get(name)
    if function is None:
        return None
    try:
        pattern, subject = (constant_of(argument) for argument in args)
    except (NoConstantError, ValueError):  # other arguments, or more, or fewer
        return UNKNOWN
    if not isinstance(pattern, str) or not isinstance(subject, str):
        return UNKNOWN
    if len(subject) > _MAX_SUBJECT or not _is_quick(pattern):
        return UNKNOWN
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is doubtful in it is not said here
            found = function(pattern, subject)
    except (re.error, OverflowError, RecursionError):
        return UNKNOWN
    return constant(None) if found is None else just(Instance("re.Match"))


def _is_quick(pattern: str) -> bool:
    if len(pattern) > _MAX_PATTERN:
        return False
    plain = _HARMLESS.sub("_", pattern)
    return (
        len(_REPETITION.findall(plain)) <= _MAX_REPETITIONS
        and pattern.count("(") <= _MAX_GROUPS
        and not _REPEATED_GROUP.search(plain)
    )
