"""What an attribute is, of whatever it is read."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Category
from edgewise.semantics import models
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.exceptions import builtin_failure
from edgewise.semantics.imports import Imports
from edgewise.semantics.other_modules import attribute_of
from edgewise.semantics.references import Kind
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Binds,
    Choice,
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
    Method,
    Module,
    Object,
    Origin,
    Super,
    Table,
    Value,
    chosen,
    constant,
    join,
    just,
    only,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.semantics.references import Site
    from edgewise.source import syntax as s

SERIALS = count()  # of units, for the module's pseudo-names
_VERSION_PARTS = {"major": 0, "minor": 1, "micro": 2, "releaselevel": 3, "serial": 4}


class Members(Imports):
    """Reads attributes of modules, instances and classes."""

    def member(self, atom: Atom, node: s.Attribute, *, sure: bool) -> Value:
        """The attribute that `node` reads of `atom`."""
        if isinstance(atom, Module):
            return self.module_member(
                atom.name, node.attr, self.site(node.start, node.end), sure=sure, via=self.via(node)
            )
        if isinstance(atom, Member):
            owner = self.runtime.canonical(atom.name)
            if owner in self.runtime.classes:
                lacking = self.class_lacks(owner, node, sure=sure, origin=None, of_class=True)
                if lacking is not None:
                    return lacking
            name = f"{atom.name}.{node.attr}"
            known = models.member_constant(name, self.runtime)
            if known is not None:
                return known
            via = atom.origin.via if atom.origin is not None else None
            return just(Member(name, Origin(self.unit, node.start, node.end, name, via)))
        if isinstance(atom, Failed):
            name = f"{atom.name}.{node.attr}"
            self.refer(Kind.NAME, name, self.site(node.start, node.end), via=self.via(node))
            return just(Failed(name))
        if isinstance(atom, Instance):
            lacking = self.class_lacks(atom.name, node, sure=sure, origin=atom.origin)
            return self.owned(atom, node.attr) if lacking is None else lacking
        if isinstance(atom, Constant):
            if atom.instead_of:
                return self.nothing_there(atom, node, sure=sure)
            if isinstance(atom.value, tuple) and len(atom.value) == 5:
                part = _VERSION_PARTS.get(node.attr)
                return UNKNOWN if part is None else constant(atom.value[part])
            return just(Method(atom, node.attr)) if isinstance(atom.value, str) else UNKNOWN
        if isinstance(atom, (Items, Many, Mapping, Table)):
            return just(Method(atom, node.attr))
        if isinstance(atom, Elsewhere):
            return just(attribute_of(atom, node.attr))
        found = self.owned(atom, node.attr)
        if isinstance(atom, (Class, Object, Super)):
            self.here = self.site(node.start, node.end)
            receiver = atom.of if isinstance(atom, Super) else atom
            origin = None if isinstance(receiver, Class) else receiver.origin
            for each in found:
                owner = each.name.rpartition(".")[0] if isinstance(each, Failed) else ""
                if owner in self.runtime.classes:
                    self.class_lacks(owner, node, sure=sure, origin=origin)
            return join(self.attached(each, receiver) for each in found)
        return found

    def class_lacks(
        self,
        owner: str,
        node: s.Attribute,
        *,
        sure: bool,
        origin: Origin | None,
        of_class: bool = False,
    ) -> Value | None:
        """What reading an attribute that a class of the runtime lacks gives; None if it has it."""
        failure = self.runtime.lacks(owner, node.attr)
        name = f"{owner}.{node.attr}"
        if failure is None or self.runtime.calls(name):  # that fact says more
            return None
        if of_class:
            message = failure.message.replace(" object", "", 1)
            failure = replace(failure, message=f"type object {message}")
        if sure:
            site = self.site(node.start, node.end)
            self.refer(Kind.NAME, name, site, failure, via=self.via(node), origin=origin)
        return just(Failed(name))

    def nothing_there(self, atom: Constant, node: s.Attribute, *, sure: bool) -> Value:
        """What reading an attribute of the None gives that stands in for a failed import."""
        name = f"{atom.instead_of}.{node.attr}"
        if sure:
            message = f"'NoneType' object has no attribute '{node.attr}'"
            failure = builtin_failure("AttributeError", message)
            site = self.site(node.start, node.end)
            self.refer(Kind.NAME, name, site, failure, via=self.via(node))
        return just(Failed(name))

    def attached(self, atom: Atom, receiver: Class | Object) -> Value:
        """A class's function, bound as reading it through `receiver` binds it."""
        if not isinstance(atom, Function):
            return just(atom)
        if atom.binds is Binds.CLASS:
            owner = receiver if isinstance(receiver, Class) else receiver.of
            return just(replace(atom, receiver=owner))
        if isinstance(receiver, Class) or atom.binds is Binds.NOTHING:
            return just(atom)
        bound = replace(atom, receiver=receiver)
        if atom.binds is Binds.PROPERTY:
            return self.invoke(bound, Arguments())
        return just(bound)

    def invoke(self, function: Function, arguments: Arguments) -> Value:
        """The result of calling a function of the document; `Interpreter` knows it."""
        return UNKNOWN

    def instance_attribute(self, owner: Class, instance: Object, attr: str) -> Value:
        """What methods set an attribute of `self` to; `Interpreter` knows it."""
        return UNKNOWN

    def owned(self, atom: Atom, attr: str) -> Value:
        """An attribute that is looked up in a class, or in a module that is not the runtime's."""
        if isinstance(atom, Instance):
            made = self.runtime.attributes.get(f"{atom.name}.{attr}")
            if made is not None:
                return self.instances(made, atom.origin)
            return just(Member(self.method(atom.name, attr), atom.origin))
        if isinstance(atom, Foreign):
            return self.exported(atom, attr)
        if isinstance(atom, (Class, Object)):
            definition = atom if isinstance(atom, Class) else atom.of
            if isinstance(atom, Object) and atom.open and self.is_overridden(definition, attr):
                return UNKNOWN
            if isinstance(atom, Object):
                if attr in definition.assigned:
                    return self.instance_attribute(definition, atom, attr)
                for name, value in atom.initial:
                    if name == attr and definition.is_record:
                        return value
            for name, value in definition.names:
                if name == attr:
                    choice = only(value)
                    if isinstance(choice, Choice):
                        return just(chosen(definition, choice))
                    return value
            initial = atom.initial if isinstance(atom, Object) else ()
            found = self.inherited(
                definition.bases,
                attr,
                of_object=isinstance(atom, Object),
                initial=initial,
                origin=atom.origin if isinstance(atom, Object) else None,
            )
            return UNKNOWN if self.has_own_transport(definition, found) else found
        if isinstance(atom, Super):
            return self.inherited(atom.of.of.bases, attr, of_object=True, origin=atom.of.origin)
        return UNKNOWN

    def has_own_transport(self, definition: Class, method: Value) -> bool:
        """Whether a class replaces the connection that an inherited method needs."""
        return any(name == "connect" for name, _ in definition.names) and any(
            behaviour.category in {Category.SOCKET, Category.STARTUP_IO}
            for atom in method
            if isinstance(atom, Member)
            for behaviour in self.runtime.calls(atom.name)
        )

    def inherited(
        self,
        bases: Sequence[Value],
        attr: str,
        *,
        of_object: bool,
        initial: tuple[tuple[str, Value], ...] = (),
        origin: Origin | None = None,
    ) -> Value:
        for base in bases:
            atom = only(base)
            if isinstance(atom, Class):
                found = self.owned(
                    Object(atom, initial, origin=origin) if of_object else atom, attr
                )
            elif isinstance(atom, Member):
                base_name = self.runtime.canonical(atom.name)
                if attr == "__init__" and self.runtime.calls(base_name):
                    return just(Member(base_name, atom.origin))  # its construction is what fails
                if self.runtime.lacks(base_name, attr) is not None:
                    return just(Failed(f"{base_name}.{attr}"))
                name = self.method(base_name, attr)
                known = self.runtime.knows(name)
                found = just(Member(name, origin or atom.origin)) if known else UNKNOWN
            else:
                return UNKNOWN  # it may define the attribute
            if found != UNKNOWN:
                return found
        return UNKNOWN

    def subclasses_key(self, definition: Class) -> str:
        """The module's pseudo-name for the classes that derive from one of the document."""
        node = definition.definition
        if not node.subclasses:
            serial = definition.unit.note("serial", lambda: next(SERIALS))
            node.subclasses = f"subclasses[{serial}:{node.start}]"
        return node.subclasses

    def is_overridden(self, definition: Class, attr: str) -> bool:
        """Whether a class of the document that derives from this one has its own `attr`."""
        derived = self.module.state.get(self.subclasses_key(definition))
        return derived is not None and any(
            isinstance(atom, Class)
            and (
                attr in atom.assigned
                or any(name == attr for name, _ in atom.names)
                or self.is_overridden(atom, attr)
            )
            for atom in derived.value
        )

    def instances(self, name: str, origin: Origin | None) -> Value:
        """An instance of one of the runtime's classes; of `*name`, something with many of them."""
        if name.startswith("*"):
            return just(Many(just(Instance(name[1:], origin))))
        return just(Instance(name, origin))

    def method(self, class_name: str, attr: str) -> str:
        """The qualified name of a class's attribute, by the class that defines it."""
        for base in self.runtime.classes.get(class_name, (class_name,)):
            name = f"{base}.{attr}"
            if self.runtime.knows(name):
                return name
        return f"{class_name}.{attr}"

    def module_member(
        self,
        module: str,
        attr: str,
        site: Site,
        *,
        sure: bool,
        via: Site | None,
        kind: Kind = Kind.NAME,
        statement: Site | None = None,
    ) -> Value:
        """What `module.attr` is, `module` being one of the runtime's."""
        name = f"{module}.{attr}"
        if self.is_replaced(name):
            return UNKNOWN
        imported = kind is Kind.FROM_IMPORT
        failure = self.runtime.lacks(module, attr, imported=imported)
        if failure is not None:
            if attr in self.runtime.elsewhere.get(module, ()) and not self.gets_here:
                sure = False  # somebody asked for the platform in a way that is not understood
            if sure:
                self.refer(kind, name, site, failure, via=via, statement=statement)
            return just(Failed(name))
        submodule = self.runtime.module(name)
        known = models.member_constant(name, self.runtime)
        self.refer(kind, name, site, via=via, statement=statement)
        if submodule is not None:
            return just(Module(name) if submodule.available else Failed(name))
        if known is not None:
            return known
        return just(Member(name, Origin(site.unit, site.start, site.end, name, via)))
