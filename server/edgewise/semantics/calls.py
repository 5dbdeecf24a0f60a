"""What a call does on the target, and what it returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.semantics import models
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.exceptions import builtin_failure
from edgewise.semantics.frame import look_up
from edgewise.semantics.library_calls import LibraryCalls
from edgewise.semantics.other_modules import written
from edgewise.semantics.receivers import OpenCall, name_behind, tells_nothing, what_is_called
from edgewise.semantics.references import Kind
from edgewise.semantics.state import UNKNOWN_BINDING
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Elsewhere,
    Failed,
    Foreign,
    Function,
    Member,
    Method,
    Object,
    Partial,
    Value,
    join,
    just,
    only,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.semantics.references import Site


class Calls(LibraryCalls):
    """Calls anything, and makes objects of the document's classes."""

    def call_atom(self, atom: Atom, node: s.Call, arguments: Arguments, *, sure: bool) -> Value:
        if isinstance(atom, Member):
            name = self.runtime.canonical(atom.name)
            return self.call_member(name, node, arguments, sure=sure, origin=atom.origin)
        if isinstance(atom, Method):
            if not arguments.exact:
                return UNKNOWN
            if isinstance(atom.of, Constant):
                return models.text_method(
                    atom.of.value, atom.name, arguments.args, arguments.keywords
                )
            if arguments.keywords:
                return UNKNOWN
            return models.display_method(atom.of, atom.name, arguments.args)
        if isinstance(atom, Function):
            self.here = self.callee(node)
            return self.invoke(atom, arguments)
        if isinstance(atom, Partial):
            return join(
                self.call_atom(each, node, arguments.after(atom), sure=sure)
                for each in atom.function
            )
        if isinstance(atom, Class):
            return self.construct(atom, node, arguments, sure=sure)
        if isinstance(atom, Failed):
            return just(atom)
        if isinstance(atom, Constant) and atom.instead_of and sure:
            failure = builtin_failure("TypeError", "'NoneType' object is not callable")
            site = self.callee(node)
            self.refer(Kind.NAME, atom.instead_of, site, failure, via=self.via(node.func))
        return UNKNOWN

    def construct(self, made: Class, node: s.Call, arguments: Arguments, *, sure: bool) -> Value:
        """What calling a class of the document makes."""
        constructor = self.constructor(made)
        if constructor is not None:
            self.call_member(constructor, node, arguments, sure=sure)
        if made.definition.keywords:  # a metaclass may do anything
            return UNKNOWN
        origin = self.created(node, made.definition.name, _import_behind(made))
        if made.is_record:
            instance = Object(made, self.fields(made, arguments), origin=origin)
            self.make_defaults(made, instance)
            if self.starting:
                self.call_hook(instance, "__post_init__", node)
            return just(instance)
        instance = Object(made, origin=origin)
        if self.starting:
            self.call_hook(made, "__new__", node)
        for atom in self.owned(instance, "__init__"):
            if isinstance(atom, Function):
                self.here = self.callee(node)
                instance = Object(made, self.initial(atom, arguments), origin=origin)
                self.invoke(replace(atom, receiver=instance), arguments)
        return just(instance)

    def call_hook(self, of: Class | Object, name: str, node: s.Call | s.ClassDefinition) -> None:
        """Call a method that Python calls by itself, if the document defines it."""
        for atom in self.owned(of, name):
            if isinstance(atom, Function):
                self.here = self.callee(node) if isinstance(node, s.Call) else self.heading(node)
                self.invoke(replace(atom, receiver=of), Arguments(exact=False))

    def make_defaults(self, made: Class, instance: Object) -> None:
        """Call the default factories of a record's fields; `Interpreter` knows it."""

    def fields(self, made: Class, arguments: Arguments) -> tuple[tuple[str, Value], ...]:
        """What the constructor of a record sets, as far as it is passed."""
        fields = [
            statement.target.id
            for statement in made.definition.body
            if isinstance(statement, s.AnnotatedAssign) and isinstance(statement.target, s.Name)
        ]
        values = [(name, arguments.get(at, name)[0]) for at, name in enumerate(fields)]
        return tuple((name, value) for name, value in values if value is not None)

    def initial(self, function: Function, arguments: Arguments) -> tuple[tuple[str, Value], ...]:
        """What the parameters of a constructor get; `Interpreter` knows it."""
        return ()

    def constructor(self, made: Class) -> str | None:
        """The class of the standard library whose construction makes `made`, if it may fail."""
        if any(name in {"__init__", "__new__"} for name, _ in made.names):
            return None
        for base in made.bases:
            atom = only(base)
            if isinstance(atom, Class):
                return self.constructor(atom)
            if not isinstance(atom, Member):
                return None
            name = self.runtime.canonical(atom.name)
            if self.runtime.calls(name):
                return name
        return None

    def called_elsewhere(self, function: Value, node: s.Call, arguments: Arguments) -> Value | None:
        """What calling something of another module gives; None if it is nothing of the kind."""
        if len(function) != 2 or not self.follows:
            return None
        for atom in function:
            if isinstance(atom, Elsewhere):
                asked = replace(atom, expression=written(atom, arguments))
                return self.evaluated(asked, self.callee(node))
        return None

    def unknown_method(self, node: s.Attribute) -> Value:
        """An attribute that is called, of something that reading leaves unknown.

        Notes the place, so that somebody may find out.
        """
        if self.silent or not self.frame.state.live:
            return UNKNOWN
        scopes = self.runtime.failing_scopes[node.attr]
        if not any(map(self.applies, scopes)) or self.is_anything(node.value):
            return UNKNOWN
        call = OpenCall(self.site(node.attr_start, node.end), node.attr)
        self.open_calls.add(call)
        return what_is_called(call, self.runtime)

    def is_anything(self, receiver: s.Expression) -> bool:
        """Whether it comes from a parameter without annotation, or is a module of the workspace.

        Nobody can tell more about the one, and the other is none of the standard library.
        """
        root = name_behind(receiver)
        if root is None:
            return False
        binding = look_up(root.id, self.frame, self.module, self.runtime)
        if root is receiver and all(isinstance(atom, Foreign) for atom in binding.value):
            return True
        if binding is not UNKNOWN_BINDING:
            return False
        called = [function.definition for function in self.calling[-1:]]
        return tells_nothing(root.id, called or self.reading[::-1])


def _import_behind(made: Class) -> Site | None:
    """The import of the standard library's class that a class of the document derives from."""
    for base in made.bases:
        for atom in base:
            if isinstance(atom, Class):
                return _import_behind(atom)
            if isinstance(atom, Member) and atom.origin is not None:
                return atom.origin.via or atom.origin.site
    return None
