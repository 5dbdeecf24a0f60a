"""One concrete Python on WebAssembly and what was measured about it.

A `Runtime` answers questions; it holds no opinion. Everything it says comes
from its data file (`data/<name>.json`), which the probe writes, and carries its
evidence. Anything it has not heard of is None: unknown means silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from edgewise.runtimes.noting import (
    NOWHERE,
    Facts,
    Own,
    as_stored,
    compared,
    note,
    unnoted,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edgewise.runtimes.packages import PackageIndex
    from edgewise.runtimes.sdk import Sdk


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
    """When a behaviour shows."""

    ANY = "any"
    GLOBAL = "global"  # only while a Worker starts
    REQUEST = "request"  # only while it handles a request
    WORKER = "worker"  # in the files of a Worker, where other programs may well do it
    CALLBACK = "callback"  # in a function that JavaScript calls

    @property
    def words(self) -> str:
        """The scope as a phrase, empty if it is any."""
        return _SCOPES.get(self.value, "")


_SCOPES = {
    "global": "in global scope",
    "request": "in request scope",
    "worker": "in the files of a Worker",
    "callback": "in a function that JavaScript calls",
}


class Use(Enum):
    """What is done with a thing for a behaviour to show."""

    CALL = "call"
    RAISE = "raise"  # a `raise` statement raises it, or an instance
    KEEP = "keep"  # a name of a module holds an instance when the module is complete


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
    EVENT_LOOP = "event-loop"
    EXIT = "exit"
    # only while a Worker starts
    ENTROPY = "entropy"
    STARTUP_IO = "startup-io"
    CLOCK = "clock"
    HANG = "hang"
    STATE = "state"
    # only in Workers
    ENTRY_POINT = "entry-point"
    HANDLER = "handler"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class Failure:
    """The exception that a runtime raises.

    `exception` is the class's name, qualified unless builtin; `bases` are the
    names of the classes that `except` would catch it by, itself included,
    `object` left out.

    Some calls fail without raising (`os.system` runs nothing and returns -1). Then
    `exception` is empty and `message` is a sentence that says what happens instead.
    """

    exception: str
    message: str
    bases: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing is raised, so that no `except` can notice."""
        return not self.exception


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

    @property
    def in_runtime(self) -> bool:
        """Whether the runtime has the module at all, even if importing it fails."""
        return self.status in {Status.AVAILABLE, Status.FAILS}


@dataclass(frozen=True, slots=True)
class Condition:
    """Restricts a behaviour to some calls, by what one argument is.

    `position` counts from zero and does not count `self`; None when the argument
    can only be given by keyword. The call fails if the argument is one of `values`,
    one of `members` (names of the standard library) or a constant of one of `kinds`
    (names of types), or a constant that is none of `spared`; with both, a constant of one of
    `kinds` that is none of `spared`. It fails with a text that begins like one of `prefixes`. With
    `algorithm` it is a hash algorithm, for which `Runtime.algorithm` decides. With
    `prefixes_spared` the call fails unless the argument is a text that begins like one of them.
    With `beside` it is the relative path of a file in the Worker's folder, with `bound` it fails
    with the name of one of the Worker's variables or bindings. `default_fails`: leaving the
    argument out fails too. What `further` asks of another argument must hold as well. What a
    function returns is its argument `return`. With `held` the call fails only on a lock that is
    surely held.
    """

    position: int | None
    keyword: str | None
    values: frozenset[str | int | bool | None] = frozenset()
    members: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    spared: frozenset[str | int | float] = frozenset()
    prefixes: tuple[str, ...] = ()
    prefixes_spared: tuple[str, ...] = ()
    held: bool = False
    algorithm: bool = False
    beside: bool = False
    bound: bool = False
    default_fails: bool = False
    further: Condition | None = None

    def fails_with(self, value: object) -> bool:
        """Whether the call fails with this constant, unless it is an algorithm's name."""
        if self.prefixes_spared:
            return not (isinstance(value, str) and value.startswith(self.prefixes_spared))
        if self.prefixes:
            return isinstance(value, str) and value.startswith(self.prefixes)
        if type(value).__name__ in self.kinds:
            return value not in self.spared
        if self.spared and not self.kinds:
            return value not in self.spared
        return isinstance(value, (str, int, type(None))) and value in self.values


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A call, or another use, that fails on this runtime.

    `name` is the qualified name of what is called (`threading.Thread.start`;
    a class stands for its construction), raised or kept, as `use` has it. `proof` is the
    code that was run. `spares` are names of subclasses, or of their methods, that do not inherit
    it.
    """

    name: str
    category: Category
    failure: Failure
    evidence: Evidence
    proof: str
    scope: Scope = Scope.ANY
    condition: Condition | None = None
    spares: frozenset[str] = frozenset()
    use: Use = Use.CALL


@dataclass(frozen=True, slots=True)
class Algorithm:
    """Whether `hashlib.new(name)` works on this runtime; sizes in bytes, None for XOFs."""

    name: str
    failure: Failure | None
    evidence: Evidence
    digest_size: int | None = None


@dataclass(frozen=True, kw_only=True)
class Runtime:
    """One runtime's identity and facts; equal and hashed by identity through its name.

    Asking notes on which of the `newer` ones the answer is another one: see `noting`. What has
    the same answer on all of them is stored as it is; all else is looked up in `Facts` or `Own`.
    """

    name: str  # "workers-3.13"
    label: Own[str] = Own()  # "Cloudflare Python Workers (Python 3.13, Pyodide 0.28.2)"
    python: Own[tuple[int, int, int]] = Own()
    pyodide: Own[str] = Own()
    workers: bool
    current: Own[bool] = Own()
    since: Own[str | None] = Own()  # compatibility date that selects it by default
    platform: Mapping[str, str] = field(repr=False)  # "sys.platform" -> "emscripten", ...
    modules: Mapping[str, ModuleFact] = field(repr=False)
    # public names that the module of another Python or platform has and this one lacks; for a
    # class, its methods
    missing_names: Mapping[str, Mapping[str, Evidence]] = field(repr=False)
    behaviours: Mapping[str, tuple[Behaviour, ...]] = field(repr=False)
    algorithms: Mapping[str, Algorithm] = field(repr=False)
    # class -> itself and its bases, nearest first, by canonical names
    classes: Mapping[str, tuple[str, ...]] = field(repr=False)
    # other name -> canonical name: "multiprocessing.Process" -> "multiprocessing.context.Process"
    aliases: Mapping[str, str] = field(default_factory=dict, repr=False)
    # function -> the class in `classes` that it returns an instance of; `*class`: many of them
    returns: Mapping[str, str] = field(default_factory=dict, repr=False)
    # property -> the class in `classes` of what reading it gives, as in `returns`
    attributes: Mapping[str, str] = field(default_factory=dict, repr=False)
    # public names that a module has on Windows or macOS and on no Linux
    elsewhere: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    # every public name that some Python from 3.10 to 3.14 promises on Linux, by module
    promised: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    # those of `missing_names` that raise something of their own when they are asked for
    raising_names: Mapping[str, Failure] = field(default_factory=dict, repr=False)
    # evidence ("probe", "workerd", "docs") -> where and how; "note" -> a reservation
    provenance: Mapping[str, str] = field(default_factory=dict, repr=False)
    # Workers runtimes with which this one is compared
    newer: tuple[Runtime, ...] = field(default=(), repr=False)

    @cached_property
    def newer_names(self) -> frozenset[str]:
        """The names of the newer runtimes with which this one is compared."""
        return frozenset(each.name for each in self.newer)

    def module(self, name: str) -> ModuleFact | None:
        """Return the fact about a standard-library module, or None if it is none.

        A submodule that was not measured shares its nearest unavailable ancestor's
        fate: without `tkinter` there is no `tkinter.nowhere`.
        """
        fact = self.modules.get(name)
        if fact is not None:
            return fact
        package = name.rpartition(".")[0]
        while package:
            above = self.modules.get(package)
            if above is not None:
                return None if above.available else replace(above, name=name, limited=False)
            package = package.rpartition(".")[0]
        return None

    def lacks(self, module: str, name: str, *, imported: bool = False) -> Failure | None:
        """Return what `module.name` raises if the runtime's module does not have the name.

        With `imported`, what `from module import name` raises. For a class, what reading the
        name of one of its instances raises.
        """
        if name not in self.missing_names.get(module, ()):
            return None
        if f"{module}.{name}" in self.raising_names:
            return self.raising_names[f"{module}.{name}"]
        if imported:
            message = f"cannot import name {name!r} from {module!r}"
            return Failure("ImportError", message, ("ImportError", *_EXCEPTION))
        message = f"module {module!r} has no attribute {name!r}"
        if module in self.classes:
            message = f"{module.rpartition('.')[2]!r} object has no attribute {name!r}"
        return Failure("AttributeError", message, ("AttributeError", *_EXCEPTION))

    def has(self, module: str, name: str) -> bool | None:
        """Whether an importable module has a public name; None when not known."""
        return _has(self, module, name)

    def canonical(self, name: str) -> str:
        """Return the name under which the facts speak of a thing.

        Of a method too: `multiprocessing.Process.start` is `multiprocessing.context.Process.start`.
        """
        if name in self.aliases:
            return self.aliases[name]
        owner, dot, attribute = name.rpartition(".")
        if owner in self.aliases:
            return f"{self.aliases[owner]}{dot}{attribute}"
        return name

    def knows(self, name: str) -> bool:
        """Whether `name` is surely the qualified name of something in the standard library."""
        if name in self.aliases:
            return True
        name = self.canonical(name)
        if name in self.behaviours or name in self.classes or name in self.returns:
            return True
        module, _, member = name.rpartition(".")
        return member in self.promised.get(module, ()) or member in self.missing_names.get(
            module, ()
        )

    def calls(self, name: str) -> tuple[Behaviour, ...]:
        """Return the failing behaviours of the callable with this qualified name.

        Methods and constructors are found through the base classes: `threading.Timer.start`
        is `threading.Thread.start`.
        """
        return self.uses(name, Use.CALL)

    def uses(self, name: str, use: Use) -> tuple[Behaviour, ...]:
        """Return the failing behaviours of one use of a thing; see `calls`."""
        name = self.canonical(name)
        for base in self.classes.get(name, (name,)):
            if base in self.behaviours:
                return _not_spared(name, self.behaviours[base], use)
        owner, _, method = name.rpartition(".")
        for base in self.classes.get(owner, ()):
            if f"{base}.{method}" in self.behaviours:
                return _not_spared(name, self.behaviours[f"{base}.{method}"], use)
        return ()

    def concerns(self, name: str) -> bool:
        """Whether calling `name`, or a method of the class that it is, fails in some way.

        What fails only while a Worker starts does not count, nor what does for its bindings only.
        """
        return _concerns(self, name)

    @cached_property
    def failing_methods(self) -> Mapping[str, tuple[str, ...]]:
        """The methods of classes that fail in some way, by their bare names: `start`, `submit`.

        To look where nothing fails finds nothing, so another runtime's answer is only another one
        where methods fail there, and not here or not as early.
        """
        here = self.failing_scopes
        elsewhere: dict[str, frozenset[str]] = {}
        for other in self.newer:
            for method, scopes in other.failing_scopes.items():
                known = here.get(method, frozenset())
                if not scopes <= known and Scope.ANY not in known:
                    elsewhere[method] = elsewhere.get(method, NOWHERE) | {other.name}
        return Facts(_failing_methods(self), as_stored, elsewhere)

    @cached_property
    def failing_scopes(self) -> Mapping[str, frozenset[Scope]]:
        """When the `failing_methods` do; for whoever has asked for these."""
        with unnoted():
            return {
                method: frozenset(each.scope for name in names for each in self.behaviours[name])
                for method, names in _failing_methods(self).items()
            }

    def algorithm(self, name: str) -> Algorithm | None:
        """Return the hash algorithm that `hashlib.new` is asked for, or None if there is none.

        `hashlib` without OpenSSL knows its algorithms in lower case or in upper case;
        other spellings that OpenSSL takes (`Sha512-256`) fail like the name they spell.
        """
        fact = self.algorithms.get(name)
        if fact is not None:
            return fact
        fact = self.algorithms.get(name.lower())
        if fact is None:
            return None
        message = f"unsupported hash type {name}"
        failure = Failure("ValueError", message, ("ValueError", *_EXCEPTION))
        return replace(fact, name=name, failure=failure)

    @property
    def packages(self) -> PackageIndex | None:
        """The distributions that Pyodide brings; None where that is not known."""
        from edgewise.runtimes.packages import packages_for  # noqa: PLC0415 - reads a data file

        note(self.newer_names)
        return packages_for(self.name)

    @cached_property
    def sdk(self) -> Sdk:
        """What Cloudflare's SDK changes in packages; nothing outside of Workers."""
        from edgewise.runtimes.sdk import NO_SDK, workers_sdk  # noqa: PLC0415 - reads a data file

        return workers_sdk() if self.workers else NO_SDK

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Runtime) and other.name == self.name)


def _not_spared(name: str, behaviours: tuple[Behaviour, ...], use: Use) -> tuple[Behaviour, ...]:
    return tuple(each for each in behaviours if each.use is use and name not in each.spares)


@compared
def _has(runtime: Runtime, module: str, name: str) -> bool | None:
    if name in runtime.missing_names.get(module, ()):
        return False
    fact = runtime.modules.get(module)
    if fact is None or not fact.available or fact.evidence is Evidence.DOCS:
        return None
    return True if name in runtime.promised.get(module, ()) else None


@compared
def _concerns(runtime: Runtime, name: str) -> bool:
    if _fail_in_requests(runtime.calls(name)):
        return True
    canonical = runtime.canonical(name)
    owners = runtime.classes.get(canonical, (canonical,))
    return any(
        behaviour.startswith(f"{owner}.") and _fail_in_requests(runtime.behaviours[behaviour])
        for owner in owners
        for behaviour in runtime.behaviours
    )


def _failing_methods(runtime: Runtime) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with unnoted():  # somebody compares
        for name in runtime.behaviours:
            owner, _, method = name.rpartition(".")
            if owner in runtime.classes:
                found[method] = (*found.get(method, ()), name)
    return found


def _fail_in_requests(behaviours: tuple[Behaviour, ...]) -> bool:
    return any(
        behaviour.scope is not Scope.GLOBAL
        and not (behaviour.condition is not None and behaviour.condition.bound)
        for behaviour in behaviours
    )


_EXCEPTION = ("Exception", "BaseException")
