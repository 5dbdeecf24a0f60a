"""Whether a handler catches what a runtime raises, as Python decides it."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Failure
from edgewise.semantics.values import Class, Items, Member, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.frame import Frame
    from edgewise.semantics.state import State


class Caught(Enum):
    """Whether an exception is caught."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


class Leaves(Enum):
    """How a handler ends, on every path through it."""

    NOT = "not"  # it goes on after the `try`
    SAME = "same"  # it raises what it caught
    OTHER = "other"  # it raises something else, or exits


@dataclass(slots=True)
class Handler:
    """One `except` with the names of its classes, None for one that is not known.

    Without names it catches everything. `states` are those that reach it.
    """

    names: tuple[str | None, ...] | None
    leaves: Leaves = Leaves.NOT
    states: list[State] = field(default_factory=list)

    def catches(self, failure: Failure) -> Caught:
        """Whether it catches `failure`."""
        if failure.silent:
            return Caught.NO
        if self.names is None:
            return Caught.YES
        bases = exception_bases(failure)
        verdict = Caught.NO
        for name in self.names:
            if name is None:
                verdict = Caught.MAYBE
            elif name in bases:
                return Caught.YES
        return verdict

    @property
    def only_import_errors(self) -> bool:
        """Whether nothing but a failing import gets here."""
        return self.names is not None and all(
            name in {"ImportError", "ModuleNotFoundError"} for name in self.names
        )


@dataclass(slots=True)
class Guard:
    """The handlers of one `try` around the code that is being read, and its scope."""

    handlers: list[Handler]
    frame: Frame

    def catch(self, failure: Failure) -> tuple[Caught, Handler | None]:
        """Whether it catches `failure`, and the handler that surely does."""
        verdict = Caught.NO
        for handler in self.handlers:
            caught = handler.catches(failure)
            if caught is Caught.YES:
                return (caught, handler) if verdict is Caught.NO else (Caught.MAYBE, None)
            if caught is Caught.MAYBE:
                verdict = caught
        return verdict, None


def builtin_failure(exception: str, message: str) -> Failure:
    """The failure that raises one of Python's own exceptions."""
    return Failure(exception, message, tuple(_builtin_bases(exception)))


def exception_bases(failure: Failure) -> frozenset[str]:
    """The names of the classes that catch `failure`, its own included."""
    return (
        frozenset(failure.bases)
        | _builtin_bases(failure.exception.rpartition(".")[2])
        | {failure.exception}
    )


@cache
def _builtin_bases(name: str) -> frozenset[str]:
    exception = getattr(builtins, name, None)
    if not isinstance(exception, type) or not issubclass(exception, BaseException):
        return frozenset()
    return frozenset(base.__name__ for base in exception.__mro__ if base is not object)


def class_names(types: Value, runtime: Runtime) -> Iterator[str | None]:
    """The exception classes in an `except` clause's value; None for one that is not known."""
    for atom in types:
        if isinstance(atom, Items):
            for member in atom.members:
                yield from class_names(member, runtime)
        elif isinstance(atom, Member):
            # socket.error and IOError are OSError under older names
            yield runtime.canonical(runtime.canonical(atom.name).removeprefix("builtins."))
        elif isinstance(atom, Class):
            # A class of one's own is not raised by the runtime, nor are its subclasses.
            continue
        else:
            yield None
