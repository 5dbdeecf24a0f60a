"""Whether a handler catches what a runtime raises, as Python decides it."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Failure
from edgewise.semantics.values import Atom, Class, Items, Member, Value, only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.frame import Frame
    from edgewise.semantics.references import Reference
    from edgewise.semantics.state import State
    from edgewise.source import syntax as s


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

    Without names it catches everything. `states` are those that reach it, `doubtful` those that
    reach it only if a module that is there does not import, `caught` the failures that surely do,
    `last` is its last statement. It is surely `entered` if one of them surely happens;
    `name` is what the exception is called in it.
    """

    names: tuple[str | None, ...] | None
    leaves: Leaves = Leaves.NOT
    states: list[State] = field(default_factory=list)
    doubtful: list[State] = field(default_factory=list)
    caught: list[Reference] = field(default_factory=list)
    last: s.Statement | None = None
    entered: bool = False
    name: str | None = None

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
            yield _own(atom)
        else:
            yield None


def raised(kind: Atom | None, runtime: Runtime) -> Failure | None:
    """What `raise` of an exception class, or of an instance of it, raises; None if not known."""
    names = _bases(kind, runtime)
    return Failure(names[0], "", names) if names else None


def _bases(kind: Atom | None, runtime: Runtime) -> tuple[str, ...]:
    if isinstance(kind, Member):
        name = runtime.canonical(runtime.canonical(kind.name).removeprefix("builtins."))
        bases = _builtin_bases(name)
        return (name, *sorted(bases - {name})) if bases else ()
    if not isinstance(kind, Class):
        return ()
    names = [_own(kind)]
    for base in kind.bases:
        found = _bases(only(base), runtime)
        if not found:
            return ()
        names += found
    return tuple(names) if kind.bases else ()


def _own(kind: Class) -> str:
    """A name for an exception class of the document that the runtime cannot have."""
    return f"<{kind.definition.name}>"
