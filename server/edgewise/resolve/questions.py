"""What the jedi worker can be asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from edgewise.semantics.receivers import Types


@dataclass(frozen=True, slots=True)
class Question:
    """The question which standard-library name `from module import name` leads to, in `path`."""

    path: tuple[str, ...]
    module: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document's text as it is asked about: `file` is where it is or will be saved.

    Imports are looked up in `path`. Equal to itself only: the worker forgets what it found out
    with one as soon as it is asked about another, which is how changed files are noticed.
    """

    text: str
    file: str | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiverQuestion:
    """The question on what the attribute is read that stands at a place.

    `line` counts from 0, `column` in characters; both are those of the attribute's name.
    """

    source: Source
    line: int
    column: int


AnyQuestion: TypeAlias = "Question | ReceiverQuestion"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer: `name` to a `Question`, `types` to a `ReceiverQuestion`.

    `name` is None if it leads elsewhere or nowhere; `files` are those that were read for it.
    `given_up` says that it took too long: another day there may be more of an answer.
    """

    name: str | None = None
    files: frozenset[str] = frozenset()
    types: Types = ()
    given_up: bool = False


class NoAnswer(Enum):
    """Why there is none."""

    NOT_YET = "the worker is still at it: ask again"
    UNAVAILABLE = "there is no worker to ask, now or at all"


Reply: TypeAlias = "Answer | NoAnswer"


def in_words(question: AnyQuestion | None) -> str:
    """Name a question in the log, without the user's text."""
    if question is None:
        return "no question"
    if isinstance(question, Question):
        return f"from {question.module} import {question.name}"
    return f"{question.source.file or 'untitled'}:{question.line + 1}:{question.column + 1}"


def to_message(question: AnyQuestion, number: int, *, known: bool) -> dict[str, object]:
    """Write a question as the worker reads it; a source that it has in hand is not sent again."""
    if isinstance(question, Question):
        return {
            "id": number,
            "path": question.path,
            "module": question.module,
            "name": question.name,
        }
    message: dict[str, object] = {"id": number, "line": question.line, "column": question.column}
    if not known:
        source = question.source
        message["source"] = {"text": source.text, "file": source.file, "path": source.path}
    return message


def to_answer(message: dict[str, object]) -> Answer:
    """Read an answer; what is not as it should be is no answer."""
    name, files, types = message.get("name"), message.get("files"), message.get("types")
    return Answer(
        name if isinstance(name, str) else None,
        frozenset(map(str, files)) if isinstance(files, list) else frozenset(),
        tuple(tuple(map(str, names)) for names in types) if isinstance(types, list) else (),
    )
