"""Whether something that was asked of a runtime has another answer on a newer one.

What is found in a file on one runtime is found on another too if all that was asked on the way
has the same answer there. A runtime's facts are looked up in the mappings of this module, and so
are the differences: a look-up whose answer is another one elsewhere notes for which runtimes that
is. Who wants to know gathers: see `noting`. Nothing is noted of a fact that is remembered
elsewhere, so what is asked of a runtime is remembered by `remembered`, and whoever keeps what was
found out with a runtime keeps what was noted on the way, and notes it again.

Two facts are the same if they decide the same: texts that are shown to people, such as an
exception's message, and where a fact comes from, do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, update_wrapper
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, overload

Fact = TypeVar("Fact")
_Answer = TypeVar("_Answer")
_Asked = ParamSpec("_Asked")

Elsewhere = Mapping[str, frozenset[str]]
"""By key, the names of the runtimes on which the fact is another one."""

NOWHERE: frozenset[str] = frozenset()

_gathered: ContextVar[set[str] | None] = ContextVar("_gathered", default=None)


def note(names: Iterable[str]) -> None:
    """Note runtimes on which something that is asked now has another answer."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.update(names)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Gather what is noted until the end, for whoever gathers outside of it too."""
    names: set[str] = set()
    token = _gathered.set(names)
    try:
        yield names
    finally:
        _gathered.reset(token)
        note(names)


@contextmanager
def unnoted() -> Iterator[None]:
    """Let nobody outside know what is asked until the end: it decides nothing there."""
    token = _gathered.set(None)
    try:
        yield
    finally:
        _gathered.reset(token)


def remembered(find_out: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Remember answers as `functools.cache` does, and note again what each rests on."""

    @cache
    def known(*asked: _Asked.args, **more: _Asked.kwargs) -> tuple[_Answer, frozenset[str]]:
        with noting() as names:
            answer = find_out(*asked, **more)
        return answer, frozenset(names)

    def again(*asked: _Asked.args, **more: _Asked.kwargs) -> _Answer:
        answer, names = known(*asked, **more)  # type: ignore[arg-type]  # whoever asks knows
        if names:
            note(names)
        return answer

    update_wrapper(again, find_out)
    return again


def compared(question: Callable[..., _Answer]) -> Callable[..., _Answer]:
    """Remember the answers to a question whose first argument is a runtime, and compare them.

    Not all the facts that an answer rests on count then, only whether it is the same.
    """

    @remembered
    def answered(runtime: Compared, *about: Any) -> _Answer:
        with unnoted():
            answer = question(runtime, *about)
            others = [each.name for each in runtime.newer if question(each, *about) != answer]
        note(others)
        return answer

    update_wrapper(answered, question)
    return answered


class Facts(Mapping[str, Fact]):
    """Facts by name, made when they are asked for; asking notes where they are others.

    Whoever goes through all of them asks for all, so that is noted for all.
    """

    __slots__ = ("_elsewhere", "_made", "_make", "_stored")

    def __init__(
        self,
        stored: Mapping[str, Any],
        make: Callable[[str, Any], Fact],
        elsewhere: Elsewhere,
    ) -> None:
        """Take in what is stored; `make` makes a fact of it.

        `elsewhere` may have keys that are not among the stored ones.
        """
        self._stored = stored
        self._make = make
        self._elsewhere = elsewhere
        self._made: dict[str, Fact] = {}

    def __getitem__(self, key: str) -> Fact:
        if key in self._elsewhere:
            note(self._elsewhere[key])
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key, self._stored[key])
        return made

    def get(self, key: str, default: Any = None) -> Any:
        """Return the fact about a name; asked so often that an exception would be dear."""
        if key in self._elsewhere:
            note(self._elsewhere[key])
        made = self._made.get(key)
        if made is not None:
            return made
        return self[key] if key in self._stored else default

    def __contains__(self, key: object) -> bool:
        if key in self._elsewhere:
            note(self._elsewhere[key])  # type: ignore[index]
        return key in self._stored

    def __iter__(self) -> Iterator[str]:
        self._note_all()
        return iter(self._stored)

    def __len__(self) -> int:
        self._note_all()
        return len(self._stored)

    def _note_all(self) -> None:
        for names in self._elsewhere.values():
            note(names)


class Own(Generic[Fact]):
    """What each runtime has of its own, as an attribute: asking for it notes all newer ones."""

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, runtime: None, _: type) -> Own[Fact]: ...

    @overload
    def __get__(self, runtime: Compared, _: type) -> Fact: ...

    def __get__(self, runtime: Compared | None, _: type) -> Own[Fact] | Fact:
        if runtime is None:
            raise AttributeError(self._name)  # so a dataclass sees no default
        note(runtime.newer_names)
        value: Fact = runtime.__dict__[self._name]
        return value

    def __set__(self, runtime: Compared, value: Fact) -> None:
        runtime.__dict__[self._name] = value


class Compared(Protocol):
    """A runtime that is compared with newer ones."""

    @property
    def name(self) -> str:
        """What it is known by."""

    @property
    def newer(self) -> tuple[Compared, ...]:
        """The newer ones."""

    @property
    def newer_names(self) -> frozenset[str]:
        """Their names."""


def as_stored(_: str, fact: Fact) -> Fact:
    """Make nothing of a fact that is stored as it is."""
    return fact


def differing(
    here: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]
) -> dict[str, frozenset[str]]:
    """Compare facts with those of other runtimes, by their names: which are others where."""
    found: dict[str, frozenset[str]] = {}
    for name, there in others.items():
        for key in here.keys() | there.keys():
            if (key in here) != (key in there) or here.get(key) != there.get(key):
                found[key] = found.get(key, NOWHERE) | {name}
    return found
