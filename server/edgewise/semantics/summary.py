"""What a module is to the modules that import it: names, calls, and whether it imports at all.

A name is found by executing, abstractly and in order, only the statements that bind it and those
that bind what these read. So a flag in a module of thousands of lines costs little, and what such
a module imports is not looked at unless the flag depends on it. A call is executed in the module's
own names. Whether the module imports takes all of its statements, up to the first that fails.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Category
from edgewise.semantics.circumstances import Circumstances
from edgewise.semantics.elsewhere import Outcome
from edgewise.semantics.frame import STAR, Frame, ScopeKind
from edgewise.semantics.interpret import Interpreter
from edgewise.semantics.mishaps import placed
from edgewise.semantics.module import names_set_by_functions
from edgewise.semantics.readings import kept_apart
from edgewise.semantics.scopes import bound_names, walk
from edgewise.semantics.state import UNKNOWN_BINDING, Binding, Names, State
from edgewise.semantics.values import (
    NOTHING,
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Elsewhere,
    Failed,
    Foreign,
    Function,
    Instance,
    Items,
    Many,
    Mapping,
    Member,
    Module,
    Object,
    Partial,
    Table,
    Tested,
    Unknown,
    Value,
    just,
    only,
)
from edgewise.source import syntax as s
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.elsewhere import Mishap
    from edgewise.semantics.project import Located, Project
    from edgewise.source.units import Unit

MAX_TEXT = 400_000
"""Of a module of more bytes only so many are read: cutting them into units takes tens of
milliseconds."""

# How many statements may depend on one another, and how many bytes of them one question executes.
_MAX_CHAIN = 20
_MAX_EXECUTED = 40_000

# Displays within displays, which modules that hand them on could pile up without end.
_MAX_NESTED = 4

_DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)
_STAR_IMPORT = re.compile(r"\bimport[ \t]*(?:\\\r?\n)?[ \t]*\*")
# How names get into a module without a statement that binds them there.
_BINDS_OTHERWISE = re.compile(
    r"\b(?:__getattr__|__dict__|__path__|globals|locals|vars|setattr|exec|sys\.modules|global)\b"
)
_REBINDS = re.compile(r"^globals\(\)[ \t]*\[", re.MULTILINE)
# Above a statement: comments, blank lines; decorators are what a definition begins with.
_ABOVE = re.compile(r"\A(?:[ \t\f]*(?:#[^\n]*)?\r?\n)*")


class ModuleSummary:
    """One text of a module on all runtimes."""

    def __init__(self, text: str, located: Located, *, is_whole: bool = True) -> None:
        """Summarize the module whose file has this text, or begins with it.

        Of the names of a module that is not whole nothing is known: what follows may bind them.
        """
        self._text = text
        self._located = located
        self._is_whole = is_whole
        self._definitions = frozenset(_DEFINITION.findall(text))
        self._imported: dict[str, bool] = {}  # runtimes on which it was, and whether at start-up
        self._readings: dict[tuple[int, str, bool], dict[str, Binding]] = {}

    def exported(self, name: str, runtime: Runtime, project: Project) -> Value | None:
        """What `from module import name` gets on `runtime`, as far as it means the same elsewhere.

        Functions and classes of the module are unknown, but they know where they are from. None
        if the module may not bind the name, or binds it to something whose import fails; nothing
        (`NOTHING`) if it surely does not bind it.
        """
        if not self._is_whole:
            return None
        if name in self._definitions:
            return self._own(name)
        if name.startswith("__"):
            return None  # every module has some of these
        if not (name in self._text or self._has_stars):
            return self._lacking
        # A name is the same whenever the module is imported: take what is known of an import.
        starts = self._imported.get(runtime.name, runtime.workers)
        names = _Earlier(self, len(self.units), _Question(runtime, project, starts=starts))
        binding = names.get(name)
        value = self._starred(name, names) if binding is None else binding.value
        if value is None:
            return self._lacking
        if any(isinstance(atom, Failed) for atom in value):
            return None
        if isinstance(only(value), _OWN):
            return self._own(name)
        return _portable(value) or UNKNOWN

    def evaluated(
        self, expression: str, runtime: Runtime, project: Project, *, starts: bool
    ) -> Outcome:
        """What the module makes of `expression`; see `Project.evaluated`."""
        question = _Question(runtime, project, starts=starts)
        names = _Earlier(self, len(self.units), question)
        unit = Document.open(f"{expression}\n").units[0]
        statement = unit.body[0] if unit.body else None
        if not isinstance(statement, s.Evaluate) or not self._is_whole:
            return Outcome(UNKNOWN)
        interpreter = self._interpreter(unit, question, names)
        value = interpreter.evaluate(statement.value)
        if isinstance(only(value), _OWN):
            value = self._own(expression)
        return Outcome(_portable(value), tuple(self._mishaps(interpreter, runtime)))

    def mishap(self, runtime: Runtime, project: Project, *, starts: bool) -> Mishap | None:
        """What surely keeps the module from being imported; see `Project.imported`.

        None too where the text has errors of syntax, which older or newer code may be.
        """
        question = _Question(runtime, project, starts=starts)
        self._imported[runtime.name] = starts
        bindings: dict[str, Binding] = {}
        if self._is_whole and any(unit.broken for unit in self.units):
            return None
        for index, unit in enumerate(self._sound_units):
            interpreter = self._interpreter(unit, question, Names(bindings))
            interpreter.execute(unit.body)
            for mishap in self._mishaps(interpreter, runtime):
                if not mishap.failure.silent:
                    return mishap
            frame = interpreter.module
            goes_on = frame.state.live
            frame.close()
            writes = dict(kept_apart(frame.state.names, self._changing))
            self._readings[index, runtime.name, starts] = writes
            bindings.update(dict.fromkeys(bindings, UNKNOWN_BINDING) if _rebinds(unit) else writes)
            if not goes_on:
                break
        return None

    def forget_readings(self) -> None:
        """Execute anew what is asked for next."""
        self._readings.clear()
        self._imported.clear()

    def _own(self, expression: str) -> Value:
        return frozenset({Unknown(), Elsewhere(self._located, expression)})

    def _interpreter(self, unit: Unit, question: _Question, names: Names) -> Interpreter:
        circumstances = Circumstances(
            question.runtime,
            question.project,
            self._located.path,
            starts=question.starts,
            imported=True,
            module=self._located.module,
        )
        return Interpreter(unit, circumstances, Frame(ScopeKind.MODULE, State({}, names)))

    def _mishaps(self, interpreter: Interpreter, runtime: Runtime) -> Iterator[Mishap]:
        """What went wrong, up to what ends it all."""
        sdk = runtime.sdk
        for reference in interpreter.mishaps:
            mishap = placed(reference, self._document, self._located, runtime)
            if mishap.category is Category.ENTROPY and sdk.allows_entropy(self._located.module):
                continue  # also in what it imports and calls
            yield mishap
            if not mishap.failure.silent:
                return

    @property
    def units(self) -> tuple[Unit, ...]:
        """The module's statements."""
        return self._document.units

    @property
    def _sound_units(self) -> Iterator[Unit]:
        """The module's first statements: those before the one that may go on behind the text."""
        whole = self.units if self._is_whole else self.units[:-1]
        return takewhile(lambda unit: not unit.broken, whole)

    @cached_property
    def _document(self) -> Document:
        return Document.open(self._text)

    @cached_property
    def _changing(self) -> frozenset[str]:
        return names_set_by_functions(self._document)

    @cached_property
    def _has_stars(self) -> bool:
        return _STAR_IMPORT.search(self._text) is not None

    @cached_property
    def _lacking(self) -> Value | None:
        """What a name is that no statement binds."""
        opaque = self._has_stars or _BINDS_OTHERWISE.search(self._text)
        return None if opaque or any(unit.broken for unit in self.units) else NOTHING

    def _starred(self, name: str, names: _Earlier) -> Value | None:
        """What a name is that only a `from … import *` or `__getattr__` can give."""
        starred = None if name.startswith("_") else names.get(STAR)
        runtime, project = names.question.runtime, names.question.project
        found: list[Value] = []
        for atom in starred.value if starred is not None else ():
            value: Value | None = UNKNOWN
            if isinstance(atom, Foreign):
                value = project.exported(atom.located, name, runtime) or None
            elif isinstance(atom, Module):
                member = f"{atom.name}.{name}"
                value = just(Member(member)) if runtime.knows(member) else None
            if value is not None:
                found.append(value)
        if found:
            return found[0] if len(found) == 1 else UNKNOWN
        return UNKNOWN if "__getattr__" in self._definitions else None

    def writes(self, index: int, question: _Question, chain: int) -> dict[str, Binding]:
        """What executing one unit binds."""
        key = index, question.runtime.name, question.starts
        known = self._readings.get(key)
        if known is None:
            unit = self.units[index]
            question.spent += len(unit.text)
            interpreter = self._interpreter(
                unit, question, _Earlier(self, index, question, chain + 1)
            )
            interpreter.execute(unit.body)
            frame = interpreter.module
            frame.close()
            known = dict(kept_apart(frame.state.names, self._changing))
            self._readings[key] = known
        return known


class _Question:
    """Something that is asked about a module; `spent` counts the text executed for it."""

    __slots__ = ("project", "runtime", "spent", "starts")

    def __init__(self, runtime: Runtime, project: Project, *, starts: bool = False) -> None:
        self.runtime = runtime
        self.project = project
        self.starts = starts
        self.spent = 0


class _Earlier(Names):
    """The names that the units before one of them bind; executes those that it needs."""

    __slots__ = ("_before", "_chain", "_module", "question")

    def __init__(
        self, module: ModuleSummary, before: int, question: _Question, chain: int = 0
    ) -> None:
        super().__init__({})
        self._module = module
        self._before = before
        self._chain = chain
        self.question = question

    def get(self, name: str) -> Binding | None:
        """What the name is bound to when the unit is executed, None if it is not."""
        if name not in self.asked:
            self.asked[name] = self._find(name)
        return self.asked[name]

    def _find(self, name: str) -> Binding | None:
        hidden = False
        for index in range(self._before - 1, -1, -1):
            unit = self._module.units[index]
            if _rebinds(unit):
                hidden = True
            if not _binds(unit, name):
                hidden = hidden or (not name.startswith("_") and _binds(unit, STAR))
                continue
            if hidden or self._chain >= _MAX_CHAIN or self.question.spent >= _MAX_EXECUTED:
                return UNKNOWN_BINDING
            found = self._module.writes(index, self.question, self._chain).get(name)
            if found is not None:
                return found
        return None


def _binds(unit: Unit, name: str) -> bool:
    """Whether executing a unit may bind a name, or change what is bound to it."""
    if name == STAR:
        return unit.note("star import", lambda: _STAR_IMPORT.search(unit.text) is not None)
    if name not in unit.text:
        return False
    definition = unit.note("definition", lambda: _definition(unit.text))
    if definition is not None:
        return definition == name
    return name in unit.note("bound names", lambda: frozenset(_bound_names(unit.body)))


def _rebinds(unit: Unit) -> bool:
    """Whether executing a unit may change what any name is bound to."""
    return unit.note("rebinds", lambda: _REBINDS.search(unit.text) is not None)


def _definition(text: str) -> str | None:
    """The function or class that a unit defines, without looking at its body."""
    start = _ABOVE.match(text)
    if start is None or not text.startswith(_DEFINES, start.end()):
        return None
    found = _DEFINITION.search(text, start.end())
    return found and found[1]


def _bound_names(body: s.Body) -> Iterator[str]:
    yield from bound_names(body)
    for statement in walk(body):
        changed: s.Expression | None = None
        if isinstance(statement, s.Evaluate) and isinstance(statement.value, s.Call):
            changed = statement.value.func  # numbers.append(1)
        elif isinstance(statement, s.Assign):
            for target in statement.targets:
                if isinstance(target, s.Subscript):
                    changed = target
        if isinstance(changed, (s.Attribute, s.Subscript)) and isinstance(changed.value, s.Name):
            yield changed.value.id


def _portable(value: Value, depth: int = 0) -> Value:
    """The value as another module has it: functions and classes need their own module's names."""
    if depth > _MAX_NESTED:
        return UNKNOWN
    return frozenset(_portable_atom(atom, depth + 1) for atom in value)


def _portable_atom(atom: Atom, depth: int) -> Atom:
    if isinstance(atom, Items):
        return Items(atom.kind, tuple(_portable(each, depth) for each in atom.members))
    if isinstance(atom, Mapping):
        return Mapping(tuple((key, _portable(member, depth)) for key, member in atom.items))
    if isinstance(atom, Many):
        return Many(_portable(atom.element, depth))
    if isinstance(atom, Table):
        return Table(_portable(atom.value, depth))
    if isinstance(atom, (Constant, Instance, Member)):
        return replace(atom, origin=None)  # a place in a file that the reader does not have
    return atom if isinstance(atom, _PORTABLE) else Unknown()


_DEFINES = ("@", "async ", "async\t", "class ", "class\t", "def ", "def\t")
_PORTABLE = (Unknown, Tested, Elsewhere, Foreign, Module)
# What only the module itself can tell more about.
_OWN = (Class, Function, Object, Partial)
