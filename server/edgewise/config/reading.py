"""What came out of reading one configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from edgewise.config.jsonc_source import read_jsonc
from edgewise.config.problem import Problem
from edgewise.config.source import Fault
from edgewise.config.toml_source import read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A file's content; `content` is None when the file is broken, and a problem says why."""

    path: Path
    content: T | None
    problems: tuple[Problem, ...] = ()


def read_source(text: str, path: Path) -> Source | Problem:
    """Read TOML or JSON with comments, whichever the file's name says."""
    is_toml = path.suffix == ".toml"
    source = read_toml(text) if is_toml else read_jsonc(text)
    if not isinstance(source, Fault):
        return source
    line = source.range.start.line + 1
    language = "TOML" if is_toml else "JSON"
    return Problem(
        path, source.range, f"{path.name} is not valid {language}: line {line}: {source.reason}."
    )


def kind(value: object) -> str:
    """Say what kind of value it is in words that fit TOML and JSON."""
    words = {bool: "a boolean", int: "a number", float: "a number", str: "a string"}
    words |= {list: "a list", dict: "a table", type(None): "null"}
    return words.get(type(value), "a date")
