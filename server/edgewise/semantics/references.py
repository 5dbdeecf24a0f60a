"""Places in the code that name something of the standard library, resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Use

if TYPE_CHECKING:
    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Category, Failure
    from edgewise.semantics.elsewhere import Mishap
    from edgewise.semantics.misfit import Misfit
    from edgewise.semantics.project import Own, Unbuilt
    from edgewise.semantics.values import Origin
    from edgewise.source.syntax import FunctionDefinition
    from edgewise.source.units import Unit


class Kind(Enum):
    """What the code does with the name."""

    IMPORT = "import"  # import it: `import os.path`, `importlib.import_module("fcntl")`
    FROM_IMPORT = "from-import"  # import it out of its module: `from os import fork`
    NAME = "name"  # read it: `os.fork`, or `fork` after `from os import fork`
    CALL = "call"  # call it, and the call fails: `os.fork()`, `t.start()` of a Thread
    RAISE = "raise"  # raise it, which does more than failing: `raise SystemExit`
    KEEP = "keep"  # keep an instance in a name of the module: `NOW = js.Date.new()`
    RESULT = "result"  # return it from a handler that must not: the `"hello"` of `return "hello"`
    ENTRY_POINT = "entry-point"  # define it, or not, where the runtime looks for a handler
    ALGORITHM = "algorithm"  # name a hash algorithm in a call: the `"md4"` of `new("md4")`


ENDING = frozenset(
    {Kind.IMPORT, Kind.FROM_IMPORT, Kind.NAME, Kind.CALL, Kind.RAISE, Kind.ALGORITHM}
)
"""What ends an import where it fails and nobody catches it, if it raises anything."""

USES = {Kind.CALL: Use.CALL, Kind.RAISE: Use.RAISE, Kind.KEEP: Use.KEEP}


class Phase(Enum):
    """When the code runs."""

    GLOBAL = "global scope"  # what importing the module executes
    REQUEST = "request scope"


@dataclass(frozen=True, slots=True)
class Site:
    """A place that moves with its unit: byte offsets from the unit's start."""

    unit: Unit
    start: int
    end: int

    @property
    def range(self) -> Range:
        """The range, counted from the unit's first line."""
        return self.unit.range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that names `name` (`hashlib.new`, `fcntl`).

    `raises` is what happens there on the runtime that was asked, None if nothing known
    goes wrong; `guarded` says that the code catches it. `algorithm` is the hash
    algorithm's name as written. `statement` is the import statement that could be guarded;
    a `dynamic` import (`importlib.import_module`) has none. `via` is the import that brought
    the name in, `origin` where what fails was made or first named. `called` says that it was
    met in a call of a function of the document, not in reading the function by itself.
    `functions` are those around it, outermost first. `category` is what kind of call fails, and
    `calls` are the places that lead there, outermost first, where it fails only while the Worker
    starts. `own` is the module of the Worker's own that an import means and does not get,
    `unbuilt` says why a compiled one is not there.
    `assigned` is the module's name, or the record's field (`in_field`), whose value is being
    computed there. `mishap` is what goes wrong in another file for it. `line` is where the unit
    starts; 0 until the reference is asked for by place.
    """

    kind: Kind
    name: str
    site: Site
    raises: Failure | None = None
    guarded: bool = False
    phase: Phase = Phase.GLOBAL
    algorithm: str | None = None
    statement: Site | None = None
    dynamic: bool = False
    via: Site | None = None
    called: bool = False
    functions: tuple[FunctionDefinition, ...] = ()
    category: Category | None = None
    calls: tuple[Site, ...] = ()
    origin: Origin | None = None
    own: Own | None = None
    assigned: str | None = None
    in_field: bool = False
    misfit: Misfit | None = None
    mishap: Mishap | None = None
    unbuilt: Unbuilt | None = None
    line: int = 0

    @property
    def fails(self) -> bool:
        """Whether it goes wrong and nobody catches it."""
        return self.raises is not None and not self.guarded

    @property
    def range(self) -> Range:
        """Where it is in the document (in its unit, as long as `line` is 0)."""
        return self.site.range.shifted(self.line)

    def shifted(self, line: int) -> Reference:
        """The same reference with its unit starting at `line`."""
        return replace(self, line=line)
