"""Places in the code that name something of the standard library, resolved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Failure


class Kind(Enum):
    """What the code does with the name."""

    IMPORT = "import"  # import it: `import os.path`, `importlib.import_module("fcntl")`
    NAME = "name"  # read it: `os.fork`, or `fork` after `from os import fork`
    FROM_IMPORT = "from-import"  # import it out of its module: `from os import fork`
    CALL = "call"  # call it: `os.fork()`, `t.start()` of a Thread
    ALGORITHM = "algorithm"  # name a hash algorithm in a call: the `"md4"` of `hashlib.new("md4")`


class Phase(Enum):
    """When the code runs."""

    GLOBAL = "global scope"
    REQUEST = "request scope"


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that names `name` (`hashlib.new`, `fcntl`).

    `raises` is what happens there on the runtime that was asked, None if nothing
    known goes wrong. `guarded` says that the code catches it. `via` is the place that
    brought the name in (the import statement), where that is elsewhere.
    """

    kind: Kind
    name: str
    range: Range
    raises: Failure | None = None
    guarded: bool = False
    phase: Phase = Phase.GLOBAL
    algorithm: str | None = None
    # the import *statement* that may be wrapped in try, for IMPORT and FROM_IMPORT
    statement: Range | None = None
    via: Range | None = None
    dynamic: bool = field(default=False)  # by importlib.import_module or __import__, not a statement

    def shifted(self, lines: int) -> Reference:
        """The same reference, `lines` further down."""
        return replace(
            self,
            range=self.range.shifted(lines),
            statement=self.statement and self.statement.shifted(lines),
            via=self.via and self.via.shifted(lines),
        )
