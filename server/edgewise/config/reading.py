"""What came out of reading one configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from edgewise.config.jsonc_source import read_jsonc
from edgewise.config.problem import Problem
from edgewise.config.source import Fault, Language
from edgewise.config.toml_source import read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A file's content; `content` is None when the file is broken, and a problem says why.

    `last` is what a broken file said when it last could be read: while somebody types, that
    goes on holding. Its places are those of the text of then.
    """

    path: Path
    content: T | None
    problems: tuple[Problem, ...] = ()
    last: T | None = None

    @property
    def known(self) -> T | None:
        """What the file says, or said last."""
        return self.last if self.content is None else self.content


def read_source(text: str, path: Path, language: Language | None = None) -> Source | Problem:
    """Read TOML or JSON with comments, whichever the file's name says if nobody else does."""
    if language is None:
        language = Language.TOML if path.suffix == ".toml" else Language.JSON
    source = read_toml(text) if language is Language.TOML else read_jsonc(text)
    if not isinstance(source, Fault):
        return source
    line = source.range.start.line + 1
    message = f"{path.name} is not valid {language.value}: line {line}: {source.reason}."
    return Problem(path, source.range, message)


def kind(value: object) -> str:
    """Say what kind of value it is in words that fit TOML and JSON."""
    words = {bool: "a boolean", int: "a number", float: "a number", str: "a string"}
    words |= {list: "a list", dict: "a table", type(None): "null"}
    return words.get(type(value), "a date")
