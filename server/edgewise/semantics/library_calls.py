"""What calls of the standard library do on the target, and what they return."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.semantics import javascript, models, patterns, process
from edgewise.semantics.arguments import Arguments
from edgewise.semantics.behaviours import Behaviours
from edgewise.semantics.exceptions import class_names
from edgewise.semantics.reach import ANY_NAME
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Class,
    Constant,
    Failed,
    Function,
    Items,
    Manager,
    Mapping,
    Member,
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
)
from edgewise.source import syntax as s

if TYPE_CHECKING:
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


class LibraryCalls(Behaviours):
    """Calls functions and classes of the standard library."""

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

    def call_atom(self, atom: Atom, node: s.Call, arguments: Arguments, *, sure: bool) -> Value:
        """What calling anything gives; `Calls` knows it."""
        return UNKNOWN

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

    def field_default(self, node: s.Call, arguments: Arguments) -> Value:
        """What `dataclasses.field(…)` leaves in an attribute of each object."""
        factory = arguments.keywords.get("default_factory")
        if factory is None:
            return arguments.keywords.get("default", UNKNOWN)
        self.silent += 1  # it is called when an object is made
        made = join(self.call_atom(atom, node, Arguments(), sure=True) for atom in factory)
        self.silent -= 1
        return made

    def call_from_javascript(self, atom: Atom) -> None:
        """Call a function as JavaScript calls it, some time in a request; `Interpreter` knows."""

    def awaited(self, value: Value) -> Value:
        """What awaiting `value` gives; `Interpreter` knows it."""
        return UNKNOWN

    def created(self, node: s.Call, of: str, via: Site | None) -> Origin:
        """The origin of an object that a call makes."""
        origin = Origin(self.unit, node.start, node.end, of, via, created=True)
        self.note_made(origin)
        return origin
