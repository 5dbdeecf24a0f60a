"""Functions and constants whose result on the target is known without running them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Status
from edgewise.semantics import operations, process
from edgewise.semantics.values import (
    TESTED,
    UNKNOWN,
    Constant,
    Failed,
    Instance,
    Items,
    Many,
    Mapping,
    Member,
    Module,
    NoConstantError,
    Table,
    Value,
    constant,
    constant_of,
    join,
    just,
    only,
    truth,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Mapping as Mapping_

    from edgewise.runtimes.runtime import Runtime

# After these, execution does not go on.
NEVER_RETURN = frozenset(
    {
        "argparse.ArgumentParser.error",
        "argparse.ArgumentParser.exit",
        "builtins.exit",
        "builtins.quit",
        "os._exit",
        "os.abort",
        "sys.exit",
    }
)

# Decorators that return the function that they are given, or make such a decorator.
TRANSPARENT = frozenset(
    {
        "abc.abstractmethod",
        "atexit.register",
        "builtins.staticmethod",
        "dataclasses.dataclass",
        "enum.unique",
        "functools.cache",
        "functools.lru_cache",
        "functools.total_ordering",
        "functools.wraps",
        "typing.final",
        "typing.override",
        "typing.runtime_checkable",
    }
)

# Operators with the method of the left operand, and of the right, that they call.
OPERATORS = {"/": ("__truediv__", "__rtruediv__"), "+": ("__add__", "__radd__")}

# Methods of lists and sets that put their last argument in.
ADDERS = frozenset({"add", "append", "appendleft", "insert"})
# Methods that change a list, set or dict.
MUTATORS = ADDERS | {"extend", "setdefault", "update"}

# Methods after which the object no longer makes its callers wait, or is not open any more.
RELEASERS = frozenset(
    {
        "io.TextIOWrapper.close",
        "pyodide.ffi.JsProxy.destroy",
        "queue.Queue.put",
        "queue.Queue.put_nowait",
        "threading.Event.set",
    }
)

# The pseudo-name of the working directory, which these functions change.
WORKING_DIRECTORY = "os.getcwd()"
MOVERS = frozenset({"contextlib.chdir", "os.chdir", "os.fchdir"})

# Functions that make something for JavaScript to call of their first argument.
CALLED_BY_JAVASCRIPT = frozenset({"pyodide.ffi.create_once_callable", "pyodide.ffi.create_proxy"})

# Functions that run a coroutine and return its result.
RUNNERS = frozenset(
    {
        "asyncio.run",
        "asyncio.AbstractEventLoop.run_until_complete",
        "asyncio.Runner.run",
        "pyodide.ffi.run_sync",
    }
)
# Functions that have several coroutines, or one, run beside what goes on.
GATHERERS = frozenset(
    {
        "asyncio.gather",
        "asyncio.shield",
        "asyncio.wait_for",
        "asyncio.TaskGroup.create_task",
    }
)

# Decorators that keep a test from being run.
SKIPPERS = frozenset({"unittest.skip", "unittest.skipIf", "unittest.skipUnless"})

# Functions that import what their first argument names.
IMPORTERS = frozenset({"importlib.import_module", "builtins.__import__"})

# Without OpenSSL both hold what is built in.
ALGORITHM_SETS = frozenset({"hashlib.algorithms_available", "hashlib.algorithms_guaranteed"})

# Methods of str without side effects, small results and the same outcome everywhere.
_TEXT_METHODS = frozenset(
    {
        "capitalize",
        "casefold",
        "endswith",
        "format",
        "join",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rstrip",
        "split",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
    }
)
# No constant that a program's text computes in earnest is longer.
_MAX_TEXT = 10_000


def member_constant(name: str, runtime: Runtime) -> Value | None:
    """The value of a standard-library constant that the target decides."""
    if name in {"typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING"}:
        return constant(value=False)
    if name == "sys.argv":
        return process.ARGUMENTS
    if name == "sys.version_info":
        return constant((*runtime.python, "final", 0))
    if name == "sys.hexversion":
        major, minor, micro = runtime.python
        return constant(major << 24 | minor << 16 | micro << 8 | 0xF0)
    value = runtime.platform.get(name)
    return constant(value) if value is not None else None


def call(name: str, args: Sequence[Value], runtime: Runtime) -> Value | None:
    """The result of a call with positional `args`, None where it is not modelled."""
    model = _MODELS.get(name)
    if model is not None:
        return model(args, runtime)
    if not args:
        value = runtime.platform.get(f"{name}()")
        if value is not None:
            return constant(value)
    return None


def text_method(
    text: object, name: str, args: Sequence[Value], keywords: Mapping_[str, Value]
) -> Value:
    """The result of calling a method of a constant string with `args` and `keywords`."""
    if not isinstance(text, str) or name not in _TEXT_METHODS or len(text) > _MAX_TEXT:
        return UNKNOWN
    try:
        values = [constant_of(argument) for argument in args]
        named = {key: constant_of(argument) for key, argument in keywords.items()}
        if any(
            isinstance(value, str) and len(value) > _MAX_TEXT
            for value in (*values, *named.values())
        ):
            return UNKNOWN
        if name == "format" and any(mark in text for mark in ":!."):
            return UNKNOWN  # a width could make it huge, an attribute could be anything
        result = getattr(text, name)(*values, **named)
    except (NoConstantError, TypeError, ValueError, LookupError, OverflowError):
        return UNKNOWN
    return constant(tuple(result) if isinstance(result, list) else result)


def display_method(of: Items | Many | Mapping | Table, name: str, args: Sequence[Value]) -> Value:
    """The result of calling a method of a list, tuple, set or dict."""
    if name == "copy":
        return just(of)
    if isinstance(of, Table):
        if name == "items":
            return just(Many(just(Items("tuple", (UNKNOWN, of.value)))))
        if name == "values":
            return just(Many(of.value))
        if name in {"get", "pop"} and args:
            return of.value | (args[1] if len(args) > 1 else constant(None))
        return of.value if name == "setdefault" else UNKNOWN
    if not isinstance(of, Mapping):
        return operations.element_of(just(of)) if name in {"pop", "popleft"} else UNKNOWN
    if name == "items":
        return just(
            Items("list", tuple(just(Items("tuple", (constant(k), v))) for k, v in of.items))
        )
    if name == "keys":
        return just(Items("list", tuple(constant(key) for key, _ in of.items)))
    if name == "values":
        return just(Items("list", tuple(value for _, value in of.items)))
    if name in {"get", "pop"} and args:
        found = operations.item(of, args[0])
        if found != UNKNOWN:
            return found
        try:
            constant_of(args[0])
        except NoConstantError:
            # any of the values, or the default
            default = args[1] if len(args) > 1 else constant(None)
            return join([*(value for _, value in of.items), default])
        return args[1] if len(args) > 1 else constant(None)
    return UNKNOWN


def _listed(args: Sequence[Value], _runtime: Runtime) -> Value:
    if len(args) != 1:
        return UNKNOWN if args else just(Items("list", ()))
    atom = only(args[0])
    if isinstance(atom, Items):
        return just(atom)
    return just(Many(operations.element_of(args[0])))


def _dictionary(args: Sequence[Value], _runtime: Runtime) -> Value:
    if not args:
        return just(Mapping(()))
    return args[0] if isinstance(only(args[0]), (Mapping, Table)) else UNKNOWN


def _enumerated(args: Sequence[Value], _runtime: Runtime) -> Value:
    element = operations.element_of(args[0]) if args else UNKNOWN
    return just(Many(just(Items("tuple", (UNKNOWN, element)))))


def _zipped(args: Sequence[Value], _runtime: Runtime) -> Value:
    columns = [only(argument) for argument in args]
    members = [column.members for column in columns if isinstance(column, Items)]
    if columns and len(members) == len(columns):
        rows = zip(*members, strict=False)  # as Python's zip, it stops with the shortest
        return just(Items("list", tuple(just(Items("tuple", row)) for row in rows)))
    elements = tuple(operations.element_of(argument) for argument in args)
    return just(Many(just(Items("tuple", elements))))


def _next(args: Sequence[Value], _runtime: Runtime) -> Value:
    return operations.element_of(args[0]) if len(args) == 1 else UNKNOWN


def _same(args: Sequence[Value], _runtime: Runtime) -> Value:
    return args[0] if len(args) == 1 else UNKNOWN


def _length(args: Sequence[Value], _runtime: Runtime) -> Value:
    """Of texts and tuples; others may have grown."""
    atom = only(args[0]) if len(args) == 1 else None
    if isinstance(atom, Items) and atom.kind == "tuple":
        return constant(len(atom.members))
    if isinstance(atom, Constant) and isinstance(atom.value, (str, tuple)):
        return constant(len(atom.value))
    return UNKNOWN


def _isatty(args: Sequence[Value], runtime: Runtime) -> Value:
    return process.is_terminal(args, workers=runtime.workers)


def _string(args: Sequence[Value], _runtime: Runtime) -> Value:
    try:
        return constant(str(constant_of(args[0]))) if len(args) == 1 else UNKNOWN
    except NoConstantError:
        return UNKNOWN


def _hasattr(args: Sequence[Value], runtime: Runtime) -> Value:
    name = _text(args, 1)
    owner = only(args[0]) if args else None
    if name is None or not isinstance(owner, Module):
        return TESTED
    found = runtime.has(owner.name, name)
    return TESTED if found is None else constant(found)


def _find_spec(args: Sequence[Value], runtime: Runtime) -> Value:
    name = _text(args, 0)
    fact = runtime.module(name) if name else None
    if fact is None:
        return TESTED
    if fact.status in {Status.AVAILABLE, Status.FAILS}:
        return just(Instance("importlib.machinery.ModuleSpec"))
    return constant(None)


def _loaded(args: Sequence[Value], runtime: Runtime) -> Value:
    """`sys.modules.get(name)`: nothing where the target has no such module."""
    name = _text(args, 0)
    fact = runtime.module(name) if name else None
    if fact is None or fact.available:
        return TESTED
    return args[1] if len(args) > 1 else constant(None)


def _feature(_args: Sequence[Value], _runtime: Runtime) -> Value:
    return TESTED


def _which(_args: Sequence[Value], _runtime: Runtime) -> Value:
    return constant(None)  # there are no programs on a WebAssembly target's PATH


def _json_text(_args: Sequence[Value], _runtime: Runtime) -> Value:
    return just(Instance("builtins.str"))


def _bool(args: Sequence[Value], _runtime: Runtime) -> Value:
    verdict = truth(args[0]) if len(args) == 1 else None
    return UNKNOWN if verdict is None else constant(verdict)


def _text(args: Sequence[Value], index: int) -> str | None:
    if index >= len(args):
        return None
    try:
        value = constant_of(args[index])
    except NoConstantError:
        return None
    return value if isinstance(value, str) else None


_MODELS: dict[str, Callable[[Sequence[Value], Runtime], Value]] = {
    "ctypes.util.find_library": _which,
    "os.isatty": _isatty,
    "sys.stdin.isatty": lambda _, runtime: constant(runtime.workers),
    "sys.stdout.isatty": lambda _, runtime: constant(runtime.workers),
    "sys.stderr.isatty": lambda _, runtime: constant(runtime.workers),
    "builtins.hasattr": _hasattr,
    "builtins.bool": _bool,
    "builtins.dict": _dictionary,
    "builtins.enumerate": _enumerated,
    "builtins.iter": _same,
    "builtins.len": _length,
    "builtins.list": _listed,
    "builtins.next": _next,
    "builtins.reversed": _listed,
    "builtins.set": _listed,
    "builtins.sorted": _listed,
    "builtins.str": _string,
    "builtins.tuple": _listed,
    "builtins.zip": _zipped,
    "collections.deque": _listed,
    "importlib.util.find_spec": _find_spec,
    "importlib.find_loader": _find_spec,
    "json.dumps": _json_text,
    "shutil.get_archive_formats": _feature,
    "shutil.get_unpack_formats": _feature,
    "shutil.which": _which,
    "sys.modules.get": _loaded,
}


def attribute_name(args: Sequence[Value]) -> tuple[Module | Member | Failed, str] | None:
    """What `getattr(owner, name)` reads, where both are known."""
    name = _text(args, 1)
    owner = only(args[0]) if args else None
    if name is not None and isinstance(owner, (Module, Member, Failed)):
        return owner, name
    return None
