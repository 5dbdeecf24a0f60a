"""What goes wrong in the code of other files, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Category, Failure
    from edgewise.semantics.references import Kind
    from edgewise.semantics.values import Value


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the way, and what happens there, as a predicate: ``imports `fcntl` ``.

    `file` is what people call its file: `portalocker/utils.py`.
    """

    path: Path
    file: str
    range: Range
    says: str


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that surely goes wrong in another file, and that nobody catches there.

    `name` is what fails (`fcntl`, `random.random`). `only_at_startup` says that the same code works
    in a request. `way` leads from the file that was asked about to the place itself.
    """

    kind: Kind
    name: str
    failure: Failure
    category: Category | None
    only_at_startup: bool
    way: tuple[Step, ...]

    @property
    def place(self) -> Step:
        """Where it happens."""
        return self.way[-1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What another module makes of an expression, and what goes wrong meanwhile."""

    value: Value
    mishaps: tuple[Mishap, ...] = ()
