"""Plain locks that a module makes and takes while a Worker starts.

A lock is known by the assignment at module level that made it, so every alias of it is the same
lock. Which are held is a pseudo-name of the module: where branches differ, or something is called
whose doings are not seen, none is known to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.members import SERIALS, Members
from edgewise.semantics.state import Binding
from edgewise.semantics.values import (
    Constant,
    Function,
    Instance,
    Items,
    Origin,
    Partial,
    constant,
    is_known,
    just,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.semantics.arguments import Arguments
    from edgewise.semantics.values import Atom, Value

# The class of `threading.Lock()`, which hangs where its owner takes it twice; not `RLock`'s.
_LOCK = "threading.Lock"
_TAKING = frozenset({"acquire", "__enter__"})
_GIVING = frozenset({"release", "__exit__"})
# The pseudo-name under which a module keeps the locks that are held.
_HELD = "threading.Lock.locked()"


class Locks(Members):
    """Follows which locks are held."""

    def owned(self, atom: Atom, attr: str) -> Value:
        """An attribute; whoever gets a lock's `release` may call it."""
        if attr in _GIVING and isinstance(atom, Instance) and self.is_lock(atom.name):
            self.note_released(atom.origin)
        return super().owned(atom, attr)

    def is_lock(self, name: str) -> bool:
        """Whether a class is that of plain locks."""
        return self.runtime.canonical(name) == self.runtime.canonical(_LOCK)

    def is_held(self, lock: Origin | None) -> bool:
        """Whether the lock that was made there is surely held."""
        return lock is not None and self.key_of(lock) in self.held()

    def note_made(self, made: Origin) -> None:
        """Note that a call makes a lock, so that branches that take it can be told apart."""
        if self.is_lock(made.of) and self.starting and self.module.state.get(_HELD) is None:
            self.remember_held(())

    def note_lock(self, method: str, lock: Origin | None) -> None:
        """Note that a method is called that takes a lock or gives it back.

        What functions take is left aside: they may give it back in ways that are not seen.
        """
        owner, _, name = method.rpartition(".")
        if lock is None or not self.starting or not self.is_lock(owner):
            return
        if name in _GIVING:
            self.note_released(lock)
        if name not in _TAKING or self.frame is not self.module or self.conditional:
            return
        if _is_modules_own(lock) and not self.is_held(lock):
            self.remember_held((*self.held(), self.key_of(lock)))

    def note_released(self, lock: Origin | None) -> None:
        """Note that a lock is not surely held any more."""
        if lock is not None and self.is_held(lock):
            released = self.key_of(lock)
            self.remember_held(tuple(key for key in self.held() if key != released))

    def note_unseen(self, callee: s.Expression, function: Value, arguments: Arguments) -> None:
        """Take no lock for held any more where something is called that may release it.

        A function of the standard library does so if it is given one to call; what is imported
        from elsewhere knows nothing of the module but what it is given.
        """
        if not self.starting or not self.held():
            return
        given = frozenset().union(*arguments.values())
        if is_known(function):
            is_seen = not any(isinstance(atom, (Function, Partial)) for atom in given)
        else:
            is_seen = self.via(callee) is not None and arguments.exact
            is_seen = is_seen and all(isinstance(atom, Constant) for atom in given)
        if not is_seen:
            self.forget_held()

    def forget_held(self) -> None:
        """Take no lock for held any more: something is called that may do anything."""
        if self.starting and self.held():
            self.remember_held(())

    def held(self) -> tuple[str, ...]:
        """The locks that are surely held."""
        binding = self.module.state.get(_HELD)
        atom = only(binding.value) if binding is not None else None
        members = atom.members if isinstance(atom, Items) else ()
        return tuple(
            str(each.value) for member in members if isinstance(each := only(member), Constant)
        )

    def remember_held(self, keys: tuple[str, ...]) -> None:
        value = just(Items("tuple", tuple(constant(key) for key in keys)))
        self.module.state.names[_HELD] = Binding(value)

    def key_of(self, lock: Origin) -> str:
        """What tells a lock from all others of the document."""
        serial = lock.unit.note("serial", lambda: next(SERIALS))
        return f"{serial}:{lock.start}"


def _is_modules_own(lock: Origin) -> bool:
    """Whether a name of the module was given it where it was made, which happens once."""
    return lock.created and any(
        isinstance(statement, (s.Assign, s.AnnotatedAssign))
        and isinstance(statement.value, s.Call)
        and (statement.value.start, statement.value.end) == (lock.start, lock.end)
        for statement in lock.unit.body
    )
