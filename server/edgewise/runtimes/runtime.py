"""One concrete Python on WebAssembly and what was measured about it.

A `Runtime` answers questions; it holds no opinion. Everything it says comes
from its data file (`data/<name>.json`), which the probe writes, and carries its
evidence. Anything it has not heard of is None: unknown means silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Evidence(Enum):
    """Where a fact comes from."""

    PROBE = "probe"  # run in Pyodide from npm, under Node
    WORKERD = "workerd"  # run in Cloudflare's open-source Workers runtime
    DOCS = "docs"  # published by the vendor, not measured


class Status(Enum):
    """What importing a module does."""

    AVAILABLE = "available"
    MISSING = "missing"  # the target does not have it
    FAILS = "fails"  # it is there, its import raises
    REMOVED = "removed"  # the language's own standard library dropped it


class Scope(Enum):
    """When a behaviour shows: always, only at start-up, only while handling a request."""

    ANY = "any"
    GLOBAL = "global"
    REQUEST = "request"


class Category(Enum):
    """What kind of thing fails, which is what the rules tell apart."""

    THREAD = "thread"
    PROCESS = "process"
    SOCKET = "socket"
    HASH = "hash"
    HELP = "help"
    BROWSER = "browser"
    TIME_ZONE = "time-zone"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Failure:
    """The exception that a runtime raises.

    `exception` is the class's name, qualified unless builtin; `bases` are the
    names of the classes that `except` would catch it by, itself included,
    `object` left out.
    """

    exception: str
    message: str
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleFact:
    """What importing one standard-library module does on this runtime.

    `removed_in` and `added_in` are Python versions (`"3.13"`) from typeshed, where
    they explain the status. `limited` marks a module that imports but does not
    function (`threading`).
    """

    name: str
    status: Status
    evidence: Evidence
    failure: Failure | None = None
    removed_in: str | None = None
    added_in: str | None = None
    limited: bool = False

    @property
    def available(self) -> bool:
        """Whether the import succeeds."""
        return self.status is Status.AVAILABLE


@dataclass(frozen=True, slots=True)
class Condition:
    """Restricts a behaviour to some calls: the argument must be one of `values`.

    `position` counts from zero and does not count `self`; None when the argument
    can only be given by keyword. Without `values` the argument is a hash algorithm,
    for which `Runtime.algorithm` decides. `default_fails`: leaving the argument
    out fails too.
    """

    position: int | None
    keyword: str | None
    values: frozenset[str | int | bool | None] | None = None
    default_fails: bool = False


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A call that fails on this runtime.

    `name` is the qualified name of what is called (`threading.Thread.start`;
    a class stands for its construction). `proof` is the code that was run.
    """

    name: str
    category: Category
    failure: Failure
    evidence: Evidence
    proof: str
    scope: Scope = Scope.ANY
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Algorithm:
    """Whether `hashlib.new(name)` works on this runtime; sizes in bytes, None for XOFs."""

    name: str
    failure: Failure | None
    evidence: Evidence
    digest_size: int | None = None


@dataclass(frozen=True)
class Runtime:
    """One runtime's identity and facts; equal and hashed by identity through its name."""

    name: str  # "workers-3.13"
    label: str  # "Cloudflare Python Workers (Python 3.13, Pyodide 0.28.2)"
    python: tuple[int, int, int]
    pyodide: str
    workers: bool
    current: bool
    since: str | None  # compatibility date that selects it by default
    platform: Mapping[str, str] = field(repr=False)  # "sys.platform" -> "emscripten", ...
    modules: Mapping[str, ModuleFact] = field(repr=False)
    missing_names: Mapping[str, Mapping[str, Evidence]] = field(repr=False)
    behaviours: Mapping[str, tuple[Behaviour, ...]] = field(repr=False)
    algorithms: Mapping[str, Algorithm] = field(repr=False)
    classes: Mapping[str, tuple[str, ...]] = field(repr=False)

    def module(self, name: str) -> ModuleFact | None:
        """The fact about a standard-library module, or None if it is none.

        A submodule that was not measured shares its nearest unavailable ancestor's
        fate: without `tkinter` there is no `tkinter.ttk`.
        """
        raise NotImplementedError

    def lacks(self, module: str, name: str) -> Failure | None:
        """What `module.name` raises if the runtime's module does not have the name."""
        raise NotImplementedError

    def has(self, module: str, name: str) -> bool | None:
        """Whether an importable module has a public name; None when not known."""
        raise NotImplementedError

    def calls(self, name: str) -> tuple[Behaviour, ...]:
        """The failing behaviours of the callable with this qualified name."""
        return self.behaviours.get(name, ())

    def algorithm(self, name: str) -> Algorithm | None:
        """The hash algorithm that `hashlib.new` knows by this name, or None."""
        raise NotImplementedError

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Runtime) and other.name == self.name)
