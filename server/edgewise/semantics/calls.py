"""What a call does on the target, and what it returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Scope
from edgewise.semantics import javascript, models, patterns, process
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.contents import Contents
from edgewise.semantics.exceptions import builtin_failure, class_names
from edgewise.semantics.frame import look_up
from edgewise.semantics.other_modules import written
from edgewise.semantics.reach import ANY_NAME
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
    Items,
    Manager,
    Mapping,
    Member,
    Method,
    Module,
    NoConstantError,
    Object,
    Origin,
    Partial,
    Skip,
    Super,
    Tested,
    Value,
    constant,
    constant_of,
    is_known,
    join,
    just,
    only,
    truth,
    type_name,
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Behaviour, Condition
    from edgewise.semantics.references import Site


# Functions that put something else in the place of a module or of what is in one.
_SETTERS = frozenset(
    {
        "sys.modules.setdefault",
        "sys.modules.update",
        "unittest.mock.patch",
        "unittest.mock.patch.object",
    }
)
# Methods of the lists of what finds modules.
_FINDERS = ("sys.meta_path.", "sys.path_hooks.")


class Calls(Contents):
    """Calls functions and classes of the standard library and of the document."""

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

    def awaited(self, value: Value) -> Value:
        """What awaiting `value` gives; `Interpreter` knows it."""
        return UNKNOWN

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

    def created(self, node: s.Call, of: str, via: Site | None) -> Origin:
        """The origin of an object that a call makes."""
        origin = Origin(self.unit, node.start, node.end, of, via, created=True)
        self.note_made(origin)
        return origin

    def call_member(
        self,
        name: str,
        node: s.Call,
        arguments: Arguments,
        *,
        sure: bool,
        origin: Origin | None = None,
    ) -> Value:
        """The result of calling something of the standard library."""
        runtime = self.runtime
        if sure:
            for behaviour in runtime.calls(name):
                if self.applies(behaviour.scope) and self.meets(behaviour, node, arguments, origin):
                    self.refused = node
                    break
        if name in models.NEVER_RETURN and sure and not self.conditional:
            self.frame.state.live = False
            return UNKNOWN
        self.note_lock(name, origin)
        args = arguments.args
        if name in models.RELEASERS and isinstance(node.func, s.Attribute):
            owner = node.func.value
            if isinstance(owner, s.Name):
                self.store(owner.id, UNKNOWN)
        if name in process.READERS and not self.is_replaced(process.ENVIRONMENT):
            return process.variable(args) if arguments.exact else UNKNOWN
        if name in process.WRITERS:
            self.replace_module(process.ENVIRONMENT)
        if name.startswith(_FINDERS):
            self.replace_module(ANY_NAME)  # it finds what the runtime does not have
        if name in _SETTERS:
            self.note_replacement(name, args)
        if name == "zoneinfo.available_timezones" and not self.project.has_distribution(
            "tzdata", self.path
        ):
            return constant(())  # measured: there are none
        if name in models.SKIPPERS:
            return just(Skip(self.is_skipped(name, args)))
        if name in models.MOVERS:
            self.replace_module(models.WORKING_DIRECTORY)
        if name in models.CALLED_BY_JAVASCRIPT and args:
            for atom in args[0]:
                self.call_from_javascript(atom)
        if name in models.IMPORTERS and args:
            return self.import_dynamically(name, node, args[0])
        if name == "builtins.getattr":
            return self.get_attribute(node, args)
        if name == "builtins.super" and isinstance(self.frame.receiver, Object):
            return just(Super(self.frame.receiver))
        if name == "functools.partial" and args:
            return just(Partial(args[0], args[1:], tuple(arguments.keywords.items())))
        if name == "functools.wraps":
            return just(Member("functools.cache"))
        if name == "contextlib.suppress":
            kept = tuple(class_names(join(args), runtime))
            return just(Manager(constant(None), kept if arguments.exact else (*kept, None)))
        if name == "dataclasses.field":
            return self.field_default(node, arguments)
        if name in models.TRANSPARENT:
            # a decorator that returns what it is given, or one that makes such a decorator
            given = args[0] if len(args) == 1 else UNKNOWN
            takes = any(isinstance(atom, (Function, Class, Member)) for atom in given)
            return given if takes else just(Member(name))
        if name in models.RUNNERS and args:
            return self.awaited(args[0])
        if name in models.GATHERERS and self.starting:
            for arg in args:
                self.awaited(arg)
            return UNKNOWN
        if name.startswith(("js.", "pyodide.")):
            proxy = javascript.made(name, args)
            if proxy is not None:
                return proxy
        if arguments.exact and not arguments.keywords:
            matched = patterns.call(name, args)
            if matched is not None:
                return matched
        known = models.call(name, args, runtime) if arguments.exact else None
        if known is not None:
            display = only(known)
            if not args and isinstance(display, (Items, Mapping)):
                return just(replace(display, key=self.key(node)))
            return known
        made = name if name in runtime.classes else runtime.returns.get(name)
        if made is None:
            return UNKNOWN
        via = (origin.via if origin is not None else None) or self.via(node.func)
        return self.instances(made, self.created(node, made.lstrip("*"), via))

    def call_from_javascript(self, atom: Atom) -> None:
        """Call a function as JavaScript calls it, some time in a request; `Interpreter` knows."""

    def field_default(self, node: s.Call, arguments: Arguments) -> Value:
        """What `dataclasses.field(…)` leaves in an attribute of each object."""
        factory = arguments.keywords.get("default_factory")
        if factory is None:
            return arguments.keywords.get("default", UNKNOWN)
        self.silent += 1  # it is called when an object is made
        made = join(self.call_atom(atom, node, Arguments(), sure=True) for atom in factory)
        self.silent -= 1
        return made

    def unknown_method(self, node: s.Attribute) -> Value:
        """An attribute that is called, of something that reading leaves unknown.

        Notes the place, so that somebody may find out.
        """
        if self.silent or not self.frame.state.live:
            return UNKNOWN
        failing = self.runtime.failing_methods[node.attr]
        behaviours = (each for name in failing for each in self.runtime.behaviours[name])
        if not any(self.applies(each.scope) for each in behaviours) or self.is_anything(node.value):
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

    def note_replacement(self, name: str, args: tuple[Value, ...]) -> None:
        """Note what is put in the place of a module, or of a name in one."""
        try:
            target = constant_of(args[0])
        except (NoConstantError, IndexError):
            target = None
        owner = only(args[0]) if args else None
        if name == "unittest.mock.patch.object" and isinstance(owner, (Module, Member)):
            attr = only(args[1]) if len(args) > 1 else None
            if isinstance(attr, Constant):
                self.replace_module(f"{owner.name}.{attr.value}")
        elif isinstance(target, str):
            self.replace_module(target)
        elif name.startswith("sys.modules."):
            self.replace_module(ANY_NAME)

    def is_skipped(self, name: str, args: tuple[Value, ...]) -> bool | None:
        """Whether a decorator keeps a test from being run; None where that is not known."""
        if name == "unittest.skip":
            return True
        if not args:
            return None
        verdict = truth(args[0])
        if verdict is None:
            # who tests for a feature means to be safe on both sides
            return True if Tested() in args[0] else None
        return verdict is (name == "unittest.skipIf")

    def applies(self, scope: Scope) -> bool:
        if scope is Scope.ANY:
            return True
        if scope is Scope.GLOBAL:
            return self.starting
        if scope is Scope.WORKER:
            return self.starts
        if scope is Scope.CALLBACK:
            return self.callbacks > 0
        return not self.starting

    def take_item(self, name: str, node: s.Subscript, index: Value) -> None:
        """`owner[index]`, which calls the owner's `__getitem__`."""
        arguments = Arguments((index,), places=(node.index,))
        for behaviour in self.runtime.calls(f"{name}.__getitem__"):
            if self.applies(behaviour.scope) and self.meets(behaviour, node, arguments, None):
                break

    def meets(
        self,
        behaviour: Behaviour,
        node: s.Call | s.Subscript,
        arguments: Arguments,
        origin: Origin | None,
    ) -> bool:
        """Note what calling with these arguments does; whether it fails."""
        condition = behaviour.condition
        if condition is None:
            self.fail(behaviour, node, origin)
            return True
        if condition.held and not self.is_held(origin):
            return False
        if condition.further is not None and not self.holds(condition.further, arguments):
            return False
        value, expression = arguments.get(condition.position, condition.keyword)
        if value is None:
            if condition.default_fails:
                self.fail(behaviour, node, origin)
            return condition.default_fails
        if not is_known(value) and not condition.prefixes_spared:
            return False
        if not condition.algorithm:
            failing = sum(self.is_failing(atom, condition) for atom in value)
            if failing:
                self.fail(behaviour, node, origin, certain=failing == len(value))
            return failing > 0
        named = {
            atom.value: atom.origin
            for atom in value
            if isinstance(atom, Constant) and isinstance(atom.value, str)
        }
        site = self.site(expression.start, expression.end) if expression else self.callee(node)
        for chosen in sorted(named):
            algorithm = self.runtime.algorithm(chosen)
            if algorithm is not None:
                self.refer(
                    Kind.ALGORITHM,
                    behaviour.name,
                    site,
                    algorithm.failure,
                    certain=len(value) == 1,
                    via=self.via(_called(node)) or (origin.via if origin is not None else None),
                    algorithm=chosen,
                    origin=named[chosen],
                )
                if algorithm.failure is not None:
                    return True
        return False

    def holds(self, condition: Condition, arguments: Arguments) -> bool:
        """Whether the arguments are surely what `condition` asks for."""
        value, _ = arguments.get(condition.position, condition.keyword)
        if value is None:
            return condition.default_fails
        return is_known(value) and all(self.is_failing(atom, condition) for atom in value)

    def fail(
        self,
        behaviour: Behaviour,
        node: s.Call | s.Subscript,
        origin: Origin | None = None,
        *,
        certain: bool = True,
    ) -> None:
        """Note that a call does what `behaviour` says."""
        self.refer(
            Kind.CALL,
            behaviour.name,
            self.callee(node),
            behaviour.failure,
            certain=certain,
            via=self.via(_called(node)),
            behaviour=behaviour,
            origin=origin,
        )

    def is_failing(self, argument: Atom, condition: Condition) -> bool:
        """Whether a call fails with an argument, as `condition` has it."""
        if isinstance(argument, Constant) and condition.beside:
            name = argument.value
            moved = self.is_replaced(models.WORKING_DIRECTORY)
            return isinstance(name, str) and not moved and self.project.beside(name, self.path)
        if condition.bound:
            worker = self.project.worker
            return isinstance(argument, Constant) and (
                worker is not None and argument.value in worker.bindings
            )
        if isinstance(argument, Constant):
            return condition.fails_with(argument.value)
        if condition.kinds and type_name(argument) in condition.kinds:
            return True
        if isinstance(argument, Member) and condition.members:
            return self.runtime.canonical(argument.name) in condition.members
        return bool(condition.prefixes_spared)

    def called_elsewhere(self, function: Value, node: s.Call, arguments: Arguments) -> Value | None:
        """What calling something of another module gives; None if it is nothing of the kind."""
        if len(function) != 2 or not self.follows:
            return None
        for atom in function:
            if isinstance(atom, Elsewhere):
                asked = replace(atom, expression=written(atom, arguments))
                return self.evaluated(asked, self.callee(node))
        return None

    def callee(self, node: s.Call | s.Subscript) -> Site:
        """What is called, as far as it stands on the line of its last name; a whole subscript."""
        if isinstance(node, s.Subscript):
            return self.site(node.start, node.end)
        function = node.func
        start = function.start
        if isinstance(function, s.Attribute):
            newline = self.unit.source.rfind(b"\n", start, function.attr_start)
            start = function.attr_start if newline >= 0 else start
        return self.site(start, function.end)

    def heading(self, node: s.ClassDefinition) -> Site:
        """The first line of a class."""
        newline = self.unit.source.find(b"\n", node.start)
        return self.site(node.start, newline if 0 <= newline < node.end else node.end)

    def get_attribute(self, node: s.Call, args: tuple[Value, ...]) -> Value:
        """`getattr(owner, "name")`, and with a default where the owner has no such name."""
        read = models.attribute_name(args)
        if read is None:
            if self.reach is not None:
                wanted = only(args[1]) if len(args) > 1 else None
                name = str(wanted.value) if isinstance(wanted, Constant) else ANY_NAME
                self.reach.at(tuple(self.reading)).read.add(name)
            return UNKNOWN
        owner, name = read
        if isinstance(owner, Module):
            if len(args) > 2 and self.runtime.lacks(owner.name, name) is not None:
                return args[2]
            return self.module_member(
                owner.name, name, self.site(node.start, node.end), sure=True, via=self.via(node)
            )
        if len(args) > 2:
            return UNKNOWN
        atom: Atom = Member(f"{owner.name}.{name}", getattr(owner, "origin", None))
        return just(Failed(f"{owner.name}.{name}") if isinstance(owner, Failed) else atom)

    def import_dynamically(self, name: str, node: s.Call, module: Value) -> Value:
        """`importlib.import_module("…")` and `__import__("…")` of a constant, or one of several."""
        if len(module) == 1 or not is_known(module):
            return self.import_named(name, node, module)
        self.conditional += 1
        found = [self.import_named(name, node, just(atom)) for atom in sorted(module, key=repr)]
        self.conditional -= 1
        return join(found)

    def import_named(self, name: str, node: s.Call, module: Value) -> Value:
        try:
            wanted = constant_of(module)
        except NoConstantError:
            return UNKNOWN
        if not isinstance(wanted, str) or not wanted or wanted.startswith("."):
            return UNKNOWN
        argument = node.args[0]
        found = self.import_module(
            wanted, self.site(argument.start, argument.end), statement=None, dynamic=True
        )
        if name == "builtins.__import__" and "." in wanted and isinstance(found, Module):
            return just(Module(wanted.partition(".")[0]))
        return just(found)


def _import_behind(made: Class) -> Site | None:
    """The import of the standard library's class that a class of the document derives from."""
    for base in made.bases:
        for atom in base:
            if isinstance(atom, Class):
                return _import_behind(atom)
            if isinstance(atom, Member) and atom.origin is not None:
                return atom.origin.via or atom.origin.site
    return None


def _called(node: s.Call | s.Subscript) -> s.Expression:
    return node.value if isinstance(node, s.Subscript) else node.func
