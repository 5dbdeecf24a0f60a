"""The scopes that are open while code is read, and how a name finds its binding."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from edgewise.semantics.state import UNKNOWN_BINDING, Binding, State, merge
from edgewise.semantics.values import Foreign, Member, Module, just

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.answers import Contract
    from edgewise.semantics.values import Class, Object, Value
    from edgewise.source import syntax as s

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_")) | {"__import__"}

# The pseudo-name under which a scope keeps the modules of its `from … import *`.
STAR = "*"


def module_entry(name: str) -> str:
    """The pseudo-name of what the code itself assigned to `sys.modules[name]`."""
    return f"sys.modules[{name}]"


class ScopeKind(Enum):
    """What opens a scope."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"


@dataclass(eq=False, slots=True)
class Frame:
    """One open scope; `deferred` are the functions whose bodies run later."""

    kind: ScopeKind
    state: State
    parent: Frame | None = None
    locals: frozenset[str] = frozenset()
    globals: frozenset[str] = frozenset()
    deferred: list[tuple[s.FunctionDefinition | s.Lambda, Frame, Binding | None]] = field(
        default_factory=list
    )
    exits: list[State] = field(default_factory=list)
    returned: list[Value] = field(default_factory=list)
    yielded: list[Value] = field(default_factory=list)
    swallowed: list[str | None] = field(default_factory=list)
    """The exceptions that a handler around a `yield` keeps to itself."""
    receiver: Class | Object | None = None
    is_record: bool = False  # the body of a dataclass
    left: bool = False
    """Whether some way through its code has left it before, or the round of a loop."""
    contract: Contract | None = None
    """What is asked of the results, if it is a handler's own reading."""

    def close(self) -> None:
        """Leave the scope in the state in which its inner functions will find it."""
        self.state = merge([*self.exits, self.state], self.state)
        self.exits.clear()


def look_up(name: str, frame: Frame, module: Frame, runtime: Runtime) -> Binding:
    """What a bare `name` is bound to where `frame` is the innermost scope.

    `module` is the module's scope as the unit that is being read finds it. A closure made by
    another unit ends in that unit's view of the module, which may be older.
    """
    current: Frame | None = frame
    while current is not None:
        if current.kind is ScopeKind.FUNCTION:
            here = current.state.names.get(name)
            if here is not None:
                return here
            if name in current.globals:
                current = module
                continue
            if name in current.locals:
                return UNKNOWN_BINDING
        elif current.kind is ScopeKind.MODULE or current is frame:
            found = (module if current.kind is ScopeKind.MODULE else current).state.get(name)
            if found is not None:
                return found
        current = current.parent
    return _from_star(name, module, runtime) or _builtin(name)


def _from_star(name: str, module: Frame, runtime: Runtime) -> Binding | None:
    starred = module.state.get(STAR)
    if starred is None or name.startswith("_"):
        return None
    for atom in starred.value:
        if isinstance(atom, Foreign):
            return UNKNOWN_BINDING  # it may well come from there
    for atom in starred.value:
        if isinstance(atom, Module) and runtime.knows(f"{atom.name}.{name}"):
            return Binding(just(Member(f"{atom.name}.{name}")), starred.via)
    return None


_BUILTIN_BINDINGS = {name: Binding(just(Member(f"builtins.{name}"))) for name in BUILTINS}


def _builtin(name: str) -> Binding:
    return _BUILTIN_BINDINGS.get(name, UNKNOWN_BINDING)
