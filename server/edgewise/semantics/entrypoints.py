"""What the runtime looks for in a Worker's main module, and what is there instead.

The runtime imports `main`, takes the classes in it that descend from the SDK's, and calls them by
name: `Default` for requests, others for what the configuration binds. A class counts under the
name of its own definition, not under another that it was assigned to.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from edgewise.semantics.constructors import left_out_by
from edgewise.semantics.frame import STAR
from edgewise.semantics.mentions import mentioned_names
from edgewise.semantics.misfit import DEFAULT, ENTRY_POINT, OBJECT, WORKFLOW, Misfit, Mismatch
from edgewise.semantics.naming import name_site
from edgewise.semantics.project import Place
from edgewise.semantics.references import Kind, Reference, Site
from edgewise.semantics.scopes import walk
from edgewise.semantics.values import (
    Class,
    Constant,
    Function,
    Items,
    Member,
    NoConstantError,
    constant_of,
    is_known,
    only,
)
from edgewise.semantics.worker import Called
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Project
    from edgewise.semantics.readings import Entry, RunReading
    from edgewise.semantics.state import Binding
    from edgewise.semantics.worker import Wanted, Worker
    from edgewise.source.units import Unit

    _Defined = tuple[Unit, s.FunctionDefinition]

_ROOTS = frozenset({ENTRY_POINT, OBJECT, WORKFLOW})
# What the runtime calls in a class, for requests and for other events.
_HANDLERS = ("fetch", "scheduled", "queue")
# What workerd's records call the main module, a class, and what is missing.
_RECORDED_MAIN = "worker.py"
_RECORDED_MODULE = "'worker'"
_RECORDED_CLASS = "'Default'"
_RECORDED_ATTRIBUTES = ("'env'", "'nope'")
# By these a module may get names that are not written in it.
_DYNAMIC = frozenset({"exec", "globals", "setattr", "vars"})


def misfits(
    readings: Sequence[RunReading], runtime: Runtime, worker: Worker, project: Project
) -> Iterator[Reference]:
    """What does not fit in a Worker's main module; silent where it cannot be known."""
    if readings and not _are_broken(readings):
        module = _MainModule(readings, runtime, worker)
        clashes = list(module.clashes(project))
        yield from clashes
        if readings[-1].goes_on and module.is_known and not clashes:
            yield from module.misfits()


def taken_misfits(
    readings: Sequence[RunReading], runtime: Runtime, worker: Worker, path: Path
) -> Iterator[Reference]:
    """What does not fit in classes that a Worker's main module imports from the file at `path`."""
    file = str(path.absolute())
    taken = {name for each, name in worker.taken if each == file}
    if taken and readings and not _are_broken(readings):
        module = _MainModule(readings, runtime, worker)
        if readings[-1].goes_on and module.is_known:
            yield from module.taken_misfits(taken)


def _are_broken(readings: Iterable[RunReading]) -> bool:
    return any(reading.note("broken", _is_one_broken) for reading in readings)


def _is_one_broken(entries: Iterable[Entry]) -> bool:
    return any(unit.broken for unit, _ in entries)


class _MainModule:
    def __init__(self, readings: Sequence[RunReading], runtime: Runtime, worker: Worker) -> None:
        self._runtime = runtime
        self._worker = worker
        self._readings = readings
        self._names: dict[str, Binding] = {}
        for reading in readings:
            self._names.update(reading.writes)
        self._listed = self._all()

    @property
    def is_known(self) -> bool:
        """Whether every name that the module gets is written in it."""
        return STAR not in self._names and self._listed is not None

    def clashes(self, project: Project) -> Iterator[Reference]:
        """What the module's name clashes with, so that another module is in its place."""
        name = self._worker.main.stem
        fact = self._runtime.module(name)
        if fact is not None and fact.in_runtime:
            yield from self._sure(self._first_line(), Misfit(Mismatch.STANDARD, name, DEFAULT))
            return
        located = project.locate(name, self._worker.main)
        if located is not None and located.place is Place.INSTALLED:
            yield from self._sure(self._first_line(), Misfit(Mismatch.VENDORED, name, DEFAULT))

    def misfits(self) -> Iterator[Reference]:
        yield from self._undefined()
        for made in self._classes(self._leaves_out):
            yield from self._without_super(made)
        if self._worker.called is Called.CLASS:
            yield from self._for_class()
        else:
            yield from self._for_globals()
        for wanted in self._worker.objects:
            yield from self._bound_class(wanted, OBJECT)
        for wanted in self._worker.workflows:
            yield from self._bound_class(wanted, WORKFLOW)

    def taken_misfits(self, taken: Container[str]) -> Iterator[Reference]:
        """What does not fit in the classes of these names, which the main module imports."""
        self._listed = ()  # a `from … import` does not ask it
        for made in self._classes(self._leaves_out):
            if made.definition.name in taken:
                yield from self._without_super(made)
        if DEFAULT in taken and DEFAULT in self._names and self._worker.called is Called.CLASS:
            yield from self._for_class()
        for base, classes in ((OBJECT, self._worker.objects), (WORKFLOW, self._worker.workflows)):
            for wanted in classes:
                if wanted.name in taken and wanted.name in self._names:
                    yield from self._bound_class(wanted, base)

    # A class `Default` is called.

    def _for_class(self) -> Iterator[Reference]:
        if DEFAULT not in self._names:
            yield from self._without_default()
            return
        atom = only(self._names[DEFAULT].value)
        if isinstance(atom, Function) and isinstance(atom.definition, s.FunctionDefinition):
            site = name_site(atom.unit, atom.definition)
            yield self._misfit(site, Misfit(Mismatch.NO_CLASS, atom.definition.name, DEFAULT))
        if not isinstance(atom, Class):
            return
        yield from self._exported(atom, DEFAULT, ENTRY_POINT, None)
        if atom.definition.name != DEFAULT or not self._descends(atom, ENTRY_POINT):
            return
        yield from self._constructor(atom)
        methods = self._methods(atom)
        if methods is None:
            return
        if "fetch" not in methods:
            yield from self._without_fetch(atom, methods)
        for event in self._worker.events:
            if event.name not in methods:
                missing = Misfit(Mismatch.MISSING, "", event.name, stated=event.range)
                yield self._misfit(name_site(atom.unit, atom.definition), missing)

    def _without_default(self) -> Iterator[Reference]:
        if not self._worker.serves and not self._worker.events:
            return
        if self._gets_names_unseen():
            return
        handlers = self._global_functions(f"on_{name}" for name in _HANDLERS)
        handlers = handlers or self._global_functions(["fetch"])
        named_otherwise = self._entry_points_with_handlers()
        if handlers:
            for unit, function in handlers:
                found = Misfit(Mismatch.GLOBAL, function.name, DEFAULT)
                yield self._misfit(name_site(unit, function), found)
        elif len(named_otherwise) == 1:
            (made,) = named_otherwise
            found = Misfit(Mismatch.NAME, made.definition.name, DEFAULT)
            yield self._misfit(name_site(made.unit, made.definition), found)
        elif not self._may_serve_others():
            yield self._misfit(self._first_line(), Misfit(Mismatch.MISSING, "", DEFAULT))

    def _without_fetch(self, made: Class, methods: frozenset[str]) -> Iterator[Reference]:
        if "on_fetch" in methods:
            found = Misfit(Mismatch.METHOD, "on_fetch", "fetch")
            yield self._misfit(self._method_site(made, "on_fetch"), found)
            return
        # Cron triggers, queues and other Workers call other methods, and need no `fetch`.
        others = {name for name in methods if not name.startswith("_")} - set(_HANDLERS)
        if self._worker.serves and not self._worker.events and not others:
            missing = Misfit(Mismatch.MISSING, "", "fetch")
            yield self._misfit(name_site(made.unit, made.definition), missing)

    def _constructor(self, made: Class) -> Iterator[Reference]:
        """The runtime passes `ctx` and `env`."""
        atom = only(dict(made.names).get("__init__", frozenset()))
        definition = atom.definition if isinstance(atom, Function) else None
        if not isinstance(definition, s.FunctionDefinition) or definition.decorators:
            return
        if any(each.kind == "*" for each in definition.parameters):
            return
        positional = [
            each for each in definition.parameters if not each.kind and not each.keyword_only
        ]
        if len(positional) < 3:
            found = Misfit(Mismatch.PARAMETERS, "__init__", "__init__")
            yield self._misfit(name_site(made.unit, definition), found)

    def _without_super(self, made: Class) -> Iterator[Reference]:
        """A constructor that leaves out what sets the attributes that the class reads."""
        left_out = left_out_by(made, _ROOTS, self._runtime)
        if left_out is not None and not self._is_derived_from(made):
            misfit = Misfit(
                Mismatch.NO_SUPER, made.definition.name, left_out.attribute, left_out.root
            )
            yield from self._sure(name_site(made.unit, left_out.constructor), misfit)

    def _is_derived_from(self, made: Class) -> bool:
        """Whether the module has a class that derives from it, and may set what it does not."""
        return any(
            isinstance(atom, Class) and any(made in base for base in atom.bases)
            for binding in self._names.values()
            for atom in binding.value
        )

    def _undefined(self) -> Iterator[Reference]:
        """Names that `__all__` lists and that are not there."""
        binding = self._names.get("__all__")
        listed = only(binding.value) if binding is not None else None
        if not isinstance(listed, Items) or self._gets_names_unseen():
            return
        if "__getattr__" in self._names:
            return
        for member in listed.members:
            name = only(member)
            if not isinstance(name, Constant) or name.origin is None:
                continue
            if isinstance(name.value, str) and name.value not in self._names:
                found = Misfit(Mismatch.UNDEFINED, "__all__", name.value)
                yield from self._sure(name.origin.site, found)

    # Global functions are called, as before 2025-08-14.

    def _for_globals(self) -> Iterator[Reference]:
        default = self._names.get(DEFAULT)
        atom = only(default.value) if default is not None else None
        if default is not None and not isinstance(atom, Class):
            return
        descends = self._descends(atom, ENTRY_POINT) if isinstance(atom, Class) else False
        if descends is None:
            return
        if isinstance(atom, Class) and descends:
            methods = self._methods(atom)
            if methods is not None and "fetch" in methods and "on_fetch" not in methods:
                found = Misfit(Mismatch.METHOD, "fetch", "on_fetch")
                yield self._misfit(self._method_site(atom, "fetch"), found)
            return
        if any(f"on_{name}" in self._names for name in _HANDLERS) or not self._worker.serves:
            return
        if self._gets_names_unseen():
            return
        functions = self._global_functions(["fetch"])
        for unit, function in functions:
            found = Misfit(Mismatch.GLOBAL, "fetch", "on_fetch")
            yield self._misfit(name_site(unit, function), found)
        if not functions and not self._may_serve_others():
            yield self._misfit(self._first_line(), Misfit(Mismatch.MISSING, "", "on_fetch"))

    # Classes that the configuration names

    def _bound_class(self, wanted: Wanted, base: str) -> Iterator[Reference]:
        binding = self._names.get(wanted.name)
        if binding is None:
            missing = Misfit(Mismatch.MISSING, "", wanted.name, base, wanted.range)
            yield self._misfit(self._first_line(), missing)
            return
        atom = only(binding.value)
        if isinstance(atom, Class):
            yield from self._exported(atom, wanted.name, base, wanted.range)
            methods = self._methods(atom) if base == WORKFLOW else None
            if methods is not None and "run" not in methods and self._descends(atom, WORKFLOW):
                missing = Misfit(Mismatch.MISSING, "", "run", WORKFLOW, wanted.range)
                yield self._misfit(name_site(atom.unit, atom.definition), missing)

    def _exported(
        self, made: Class, wanted: str, base: str, stated: Range | None
    ) -> Iterator[Reference]:
        """What keeps a class from being found under the name `wanted`."""
        descends = self._descends(made, base)
        if descends is None:
            return
        mismatch = None
        if not descends:
            mismatch = Mismatch.BASE
        elif made.definition.name != wanted:
            mismatch = Mismatch.NAME
        elif self._listed and wanted not in self._listed:
            mismatch = Mismatch.NOT_LISTED
        if mismatch is not None:
            found = Misfit(mismatch, made.definition.name, wanted, base, stated)
            yield self._misfit(name_site(made.unit, made.definition), found)

    # What is there

    def _descends(self, made: Class, root: str) -> bool | None:
        """Whether a class descends from one of the SDK's; None where that is not known."""
        is_sure = True
        for base in made.bases:
            atom = only(base)
            if isinstance(atom, Member):
                if self._runtime.canonical(atom.name) == root:
                    return True
                continue
            verdict = self._descends(atom, root) if isinstance(atom, Class) else None
            if verdict:
                return True
            is_sure = is_sure and verdict is False
        return False if is_sure else None

    def _methods(self, made: Class) -> frozenset[str] | None:
        """The names that a class has but its root's; None where not all are known."""
        names = {name for name, _ in made.names}
        for base in made.bases:
            atom = only(base)
            if isinstance(atom, Class):
                inherited = self._methods(atom)
                if inherited is None:
                    return None
                names |= inherited
            elif not isinstance(atom, Member):
                return None
        return None if "__getattr__" in names else frozenset(names | made.assigned)

    def _entry_points_with_handlers(self) -> list[Class]:
        return list(self._classes(self._handles))

    def _may_serve_others(self) -> bool:
        """Whether the module has, or may have imported, classes that other Workers use."""
        if self._worker.objects or self._worker.workflows:
            return True
        return any(True for _ in self._bindings(self._may_serve))

    # What is found in a run of the module is kept with it: a module may have thousands of names.

    def _leaves_out(self, name: str, binding: Binding) -> bool:
        atom = only(binding.value)
        return (
            isinstance(atom, Class)
            and atom.definition.name == name
            and left_out_by(atom, _ROOTS, self._runtime) is not None
        )

    def _handles(self, name: str, binding: Binding) -> bool:
        atom = only(binding.value)
        if not isinstance(atom, Class) or atom.definition.name != name:
            return False
        methods = self._methods(atom) or frozenset()
        return bool(self._descends(atom, ENTRY_POINT)) and not methods.isdisjoint(_HANDLERS)

    def _may_serve(self, name: str, binding: Binding) -> bool:
        atom = only(binding.value)
        if isinstance(atom, Class) and any(self._descends(atom, base) for base in _ROOTS):
            return True
        return name[:1].isupper() and not is_known(binding.value)

    def _classes(self, fits: Callable[[str, Binding], bool]) -> Iterator[Class]:
        for binding in self._bindings(fits):
            atom = only(binding.value)
            if isinstance(atom, Class):
                yield atom

    def _bindings(self, fits: Callable[[str, Binding], bool]) -> Iterator[Binding]:
        """What is bound in the end and fits, which must follow from itself and the runtime."""
        for reading in self._readings:
            key = fits.__name__, self._runtime.name
            found = reading.note(key, partial(_fitting, reading.writes, fits))
            for name, binding in found:
                if self._names[name] is binding:
                    yield binding

    def _gets_names_unseen(self) -> bool:
        return any(reading.note("dynamic", _gets_names_unseen) for reading in self._readings)

    def _global_functions(self, names: Iterator[str] | list[str]) -> list[_Defined]:
        """The functions of these names that the module defines."""
        wanted = set(names)
        return [
            (unit, function)
            for reading in self._readings
            for unit, function in reading.note("handlers", _global_handlers)
            if function.name in wanted
        ]

    def _all(self) -> tuple[object, ...] | None:
        """What `__all__` lists: nothing if there is none, None if it is not known."""
        binding = self._names.get("__all__")
        if binding is None:
            return ()
        try:
            listed = constant_of(binding.value)
        except NoConstantError:
            return None
        return listed if isinstance(listed, tuple) else None

    def _method_site(self, made: Class, name: str) -> Site:
        for statement in walk(made.definition.body):
            if isinstance(statement, s.FunctionDefinition) and statement.name == name:
                return name_site(made.unit, statement)
        return name_site(made.unit, made.definition)

    def _first_line(self) -> Site:
        """The first line with code; it stands for what is not there."""
        unit, _ = self._readings[0].entries[0]
        start = unit.body[0].start if unit.body else 0
        newline = unit.source.find(b"\n", start)
        return Site(unit, start, newline if newline >= 0 else len(unit.source))

    def _sure(self, site: Site, misfit: Misfit) -> Iterator[Reference]:
        """The misfit, if it was measured what it leads to on this runtime."""
        if self._runtime.calls(misfit.subject):
            yield self._misfit(site, misfit)

    def _misfit(self, site: Site, misfit: Misfit) -> Reference:
        name = misfit.subject
        behaviours = self._runtime.calls(name)
        failure = behaviours[0].failure if behaviours else None
        if failure is not None:
            message = failure.message.replace(_RECORDED_MAIN, self._worker.main.name)
            message = message.replace(_RECORDED_MODULE, f"'{self._worker.main.stem}'")
            if misfit.mismatch in {Mismatch.NO_SUPER, Mismatch.UNDEFINED}:
                message = message.replace(_RECORDED_CLASS, f"'{misfit.found}'")
                for recorded in _RECORDED_ATTRIBUTES:
                    message = message.replace(recorded, f"'{misfit.wanted}'")
            failure = replace(failure, message=message)
        return Reference(Kind.ENTRY_POINT, name, site, failure, misfit=misfit)


def _fitting(
    writes: Mapping[str, Binding], fits: Callable[[str, Binding], bool], _: object
) -> list[tuple[str, Binding]]:
    return [item for item in writes.items() if fits(*item)]


def _global_handlers(entries: Iterable[Entry]) -> list[_Defined]:
    """The functions whose names look like those of handlers."""
    return [
        (unit, statement)
        for unit, _ in entries
        for statement in unit.body
        if isinstance(statement, s.FunctionDefinition)
        and statement.name.removeprefix("on_") in _HANDLERS
    ]


def _gets_names_unseen(entries: Iterable[Entry]) -> bool:
    return any(not _DYNAMIC.isdisjoint(mentioned_names(unit)) for unit, _ in entries)
