"""Findings as JSON and back: every part of them is a plain frozen dataclass.

No pickle: a cache folder may come from somebody else, and reading it must not execute anything.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from edgewise.finding import Finding, Position, Range, Related, Severity, Tag, TextEdit
from edgewise.fixes.fix import Action, Fix

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASSES: dict[str, Any] = {
    each.__name__: each
    for each in (Finding, Position, Range, Related, TextEdit, Fix, *get_args(Action))
}
_ENUMS: dict[str, Any] = {each.__name__: each for each in (Severity, Tag)}


def write_findings(findings: Iterable[Finding]) -> str:
    """Write findings; raises `TypeError` for what is no part of one."""
    return json.dumps([_plain(each) for each in findings], separators=(",", ":"))


def read_findings(text: str) -> tuple[Finding, ...]:
    """Read what was written; raises whatever a damaged text makes it."""
    found = _back(json.loads(text))
    if not all(isinstance(each, Finding) for each in found):
        raise TypeError("no findings")
    findings: tuple[Finding, ...] = found
    return findings


def _plain(value: object) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Enum):
        return {type(value).__name__: value.value}
    if isinstance(value, Path):
        return {"Path": str(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        parts = [_plain(getattr(value, field.name)) for field in fields(value)]
        return {type(value).__name__: parts}
    raise TypeError(type(value).__name__)


def _back(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_back(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    ((name, content),) = plain.items()
    if name == "Path":
        return Path(content)
    if name in _ENUMS:
        return _ENUMS[name](content)
    return _CLASSES[name](*_back(content))
