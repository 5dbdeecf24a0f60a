"""What the core must know about the Worker that a file belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Range


class Called(Enum):
    """What the runtime calls in the Worker's main module."""

    CLASS = "class"  # methods of a class named `Default`: `fetch`
    GLOBALS = "globals"  # global functions: `on_fetch`, as before 2025-08-14


@dataclass(frozen=True, slots=True)
class Wanted:
    """A class or handler that the Worker's configuration wants of `main`, and where."""

    name: str
    range: Range


@dataclass(frozen=True, slots=True)
class Worker:
    """One Worker, as its configuration describes it.

    `objects` and `workflows` are the classes that `main` must export for Durable Objects and
    Workflows, `events` the handlers beside `fetch` that something is bound to (`scheduled`,
    `queue`). `serves` says that a URL leads to it. `bindings` are the names in its `env`.
    `has_vendor_folder` says that modules are looked up in `vendor/` too, as before 2025-08-11.
    `taken` are the names that `main` imports from other files and keeps as they are, with the
    absolute paths of those, as far as that was looked at.
    """

    config: Path
    main: Path
    called: Called = Called.CLASS
    objects: tuple[Wanted, ...] = ()
    workflows: tuple[Wanted, ...] = ()
    events: tuple[Wanted, ...] = ()
    serves: bool = True
    bindings: frozenset[str] = frozenset()
    has_vendor_folder: bool = False
    taken: frozenset[tuple[str, str]] = frozenset()
