"""How something in a Worker's main module differs from what the runtime looks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.finding import Range

DEFAULT = "Default"
ENTRY_POINT = "workers.WorkerEntrypoint"
OBJECT = "workers.DurableObject"
WORKFLOW = "workers.WorkflowEntrypoint"


class Mismatch(Enum):
    """How what is there differs from what the runtime looks for."""

    NAME = "name"  # a class of the right kind has another name
    BASE = "base"  # a class of the right name is of another kind
    NO_CLASS = "no class"  # a function has the name
    NOT_LISTED = "not listed"  # `__all__` leaves it out
    GLOBAL = "global"  # a global function, where methods of a class are called
    METHOD = "method"  # a method has the name that the other kind of handlers has
    MISSING = "missing"  # nothing there comes near it
    PARAMETERS = "parameters"  # the constructor does not take what it is passed
    NO_SUPER = "no super"  # the constructor does not call the one that sets `env` and `ctx`
    UNDEFINED = "undefined"  # `__all__` lists a name that is not there
    STANDARD = "standard"  # the module has the name of one of the runtime's, which comes first
    VENDORED = "vendored"  # or of one in `python_modules/`


_SUBJECTS = {
    Mismatch.UNDEFINED: "workers.main.__all__",
    Mismatch.STANDARD: "workers.main",
    Mismatch.VENDORED: "workers.main.vendored",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in a main module that the runtime cannot use.

    `found` is its name, empty where nothing is there. `wanted` is the name that the runtime looks
    for, `base` the class from which it must descend. `stated` is where the configuration asks
    for it.
    """

    mismatch: Mismatch
    found: str
    wanted: str
    base: str = ENTRY_POINT
    stated: Range | None = None

    @property
    def subject(self) -> str:
        """The name by which the facts speak of what is wanted."""
        special = _SUBJECTS.get(self.mismatch)
        if special is not None:
            return special
        if self.mismatch is Mismatch.NO_SUPER:
            return f"{self.base}.__init__"
        if self.base != ENTRY_POINT:
            return self.base
        if self.wanted == "on_fetch" and self.mismatch is not Mismatch.METHOD:
            return "workers.on_fetch"
        of_module = self.wanted == DEFAULT
        return f"workers.{DEFAULT}" if of_module else f"workers.{DEFAULT}.{self.wanted}"
