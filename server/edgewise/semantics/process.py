"""What a program on a WebAssembly target is started with: no arguments, no environment of its own.

Measured in Pyodide under Node and, for the environment, in workerd: bindings and variables of a
Worker are not in `os.environ`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.values import (
    UNKNOWN,
    NoConstantError,
    Value,
    constant,
    constant_of,
    only,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = "os.environ"
READERS = frozenset({"os.getenv", "os.environ.get"})
WRITERS = frozenset({"os.environ.setdefault", "os.environ.update", "os.putenv"})
ARGUMENTS = constant(("",))
"""`sys.argv`"""

# What Pyodide itself sets, everywhere or in some places; anything else is not there.
_SET = frozenset({"HOME", "LANG", "LOGNAME", "PATH", "PWD", "USER", "_"})
_SOMETIMES_SET = frozenset({"LD_LIBRARY_PATH", "PYTHONHASHSEED", "PYTHONINSPECT"})


def variable(args: Sequence[Value]) -> Value:
    """What `os.environ.get(name, default)` gives."""
    if not args or len(args) > 2 or is_set(args[0]) is not False:
        return UNKNOWN
    return args[1] if len(args) == 2 else constant(None)


def is_set(name: Value) -> bool | None:
    """Whether the environment has a variable; None where that is not known."""
    try:
        wanted = constant_of(name)
    except NoConstantError:
        return None
    if not isinstance(wanted, str) or wanted in _SOMETIMES_SET:
        return None
    return wanted in _SET


def is_terminal(args: Sequence[Value], *, workers: bool) -> Value:
    """`os.isatty(0)` and the like: workerd says yes to all three, Pyodide no."""
    stream = only(args[0]) if len(args) == 1 else None
    return constant(workers) if stream in _STREAMS else UNKNOWN


_STREAMS = frozenset(only(constant(number)) for number in (0, 1, 2))
