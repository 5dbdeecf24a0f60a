"""What an expression may be, as far as reading tells.

A `Value` is the set of things (atoms) that an expression can be. `Unknown` among them means
that it can be anything else too; then nothing is claimed about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from edgewise.semantics.references import Site
from edgewise.semantics.scopes import self_assignments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.semantics.frame import Frame
    from edgewise.semantics.project import Located
    from edgewise.source import syntax as s
    from edgewise.source.units import Unit


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an atom comes from: a place in `unit`, and the import behind it.

    `created` says that an object was made there, not named. Two atoms that differ in nothing
    else are the same.
    """

    unit: Unit
    start: int
    end: int
    of: str
    via: Site | None = None
    created: bool = False

    @property
    def site(self) -> Site:
        """The place."""
        return Site(self.unit, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything."""


@dataclass(frozen=True, slots=True)
class Tested:
    """Beside `Unknown`: the answer of a feature test of something that is not known.

    `find_spec(name)`, `hasattr(os, name)`: whoever asks means to be safe on both sides.
    """


@dataclass(frozen=True, slots=True)
class Constant:
    """A known number, string, bytes, boolean, None, or tuple of such.

    `kind` keeps `True`, `1` and `1.0` apart, which are equal to Python. `instead_of` is the
    failed import in whose place the code put None.
    """

    value: object
    kind: type
    origin: Origin | None = field(default=None, compare=False)
    instead_of: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the runtime's standard library that imports."""

    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """Something of the standard library that is no module, by its qualified name."""

    name: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance of a standard-library class, by the class's qualified name."""

    name: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """What a failed import would have bound: already reported where it failed."""

    name: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A module of the workspace or of an installed package."""

    located: Located


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Beside `Unknown`: what another module makes of an expression, `make_id` or `Ids().next`."""

    located: Located
    expression: str


@dataclass(frozen=True, slots=True)
class Items:
    """A tuple, list or set display with its members; `key` tells it from others, see `contents`."""

    kind: str
    members: tuple[Value, ...]
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Many:
    """Something to iterate over whose members are all `element`, how many is not known.

    `kind` is the name of its type where that is known: `generator`, `async_generator`.
    """

    element: Value
    key: str = field(default="", compare=False)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A dict display whose keys are all constants."""

    items: tuple[tuple[object, Value], ...]
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a constant or a display, such as `"MD5".lower` or `{…}.items`."""

    of: Constant | Items | Many | Mapping | Table
    name: str


class Binds(Enum):
    """What a function that is read as an attribute gets as its first argument."""

    NOTHING = "nothing"  # a plain function, or a static method
    OBJECT = "object"
    CLASS = "class"
    PROPERTY = "property"  # the object, and it is called at once


class Makes(Enum):
    """What calling a function gives beside what it returns."""

    RESULT = "result"
    MANAGER = "manager"  # a generator function under `contextlib.contextmanager`


@dataclass(frozen=True, slots=True)
class Function:
    """A function of this document.

    `defaults` are the values of its parameters' defaults, `scope` the scope that it closes over,
    None at module level. `receiver` is what it is bound to.
    """

    definition: s.FunctionDefinition | s.Lambda
    unit: Unit
    defaults: tuple[tuple[str, Value], ...]
    scope: Frame | None
    binds: Binds = Binds.NOTHING
    makes: Makes = Makes.RESULT
    receiver: Class | Object | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial(function, *args, **keywords)`."""

    function: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A dict whose values are all `value`, by whatever keys."""

    value: Value
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """The value of a member of an `enum.Enum` of this document, as its class body has it.

    Read from the class it is an `Object` with that `name` and `value`.
    """

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Skip:
    """A decorator that keeps a function from being called, None if that is not known."""

    verdict: bool | None


@dataclass(frozen=True, slots=True)
class Manager:
    """A context manager made by `contextlib.contextmanager`.

    `with` binds `value`; the exceptions named in `swallows` do not leave its body.
    """

    value: Value
    swallows: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Awaitable:
    """What calling a coroutine function gives: `await` makes it `value`.

    `call` is the call that `await` makes where its body was not executed yet: the function, its
    arguments by place and by name, and whether these are all.
    """

    value: Value
    call: tuple[Function, tuple[Value, ...], tuple[tuple[str, Value], ...], bool] | None = None


@dataclass(frozen=True, slots=True)
class Class:
    """A class of this document; `names` are what its body binds.

    In a record (a dataclass, a named tuple) the annotated names are fields that its constructor
    sets.
    """

    definition: s.ClassDefinition
    unit: Unit
    bases: tuple[Value, ...]
    names: tuple[tuple[str, Value], ...]
    scope: Frame | None
    is_record: bool = False
    is_enum: bool = False

    @property
    def assigned(self) -> frozenset[str]:
        """The attributes that some method sets on its first parameter."""
        return frozenset(self_assignments(self.definition))


@dataclass(frozen=True, slots=True)
class Object:
    """An instance of a class of this document.

    `initial` are the values that the parameters of its constructor got, where that is known.
    An `open` one may be of a subclass: it is the `self` of a method that is read by itself.
    """

    of: Class
    initial: tuple[tuple[str, Value], ...] = ()
    open: bool = False
    origin: Origin | None = field(default=None, compare=False)


def chosen(enumeration: Class, choice: Choice) -> Object:
    """The member that an enumeration has under the name of `choice`."""
    initial = (("name", constant(choice.name)), ("value", choice.value))
    return Object(enumeration, initial)


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` in a method of a class: its attributes are the base classes'."""

    of: Object


Atom = (
    Unknown
    | Tested
    | Constant
    | Module
    | Member
    | Instance
    | Failed
    | Foreign
    | Elsewhere
    | Items
    | Many
    | Mapping
    | Table
    | Choice
    | Skip
    | Manager
    | Method
    | Function
    | Partial
    | Awaitable
    | Class
    | Object
    | Super
)
Value = frozenset[Atom]

UNKNOWN: Value = frozenset({Unknown()})
TESTED: Value = frozenset({Unknown(), Tested()})
NOTHING: Value = frozenset()

# More alternatives than this are not worth following.
MAX_ALTERNATIVES = 12


def just(atom: Atom) -> Value:
    """The value that can only be `atom`."""
    return frozenset({atom})


def constant(value: object) -> Value:
    """The value of a constant."""
    return frozenset({Constant(value, type(value))})


def join(values: Iterable[Value]) -> Value:
    """What may be any of `values`."""
    result: frozenset[Atom] = frozenset().union(*values)
    return result if len(result) <= MAX_ALTERNATIVES else UNKNOWN


def is_known(value: Value) -> bool:
    """Whether every alternative is known."""
    return bool(value) and Unknown() not in value


def only(value: Value) -> Atom | None:
    """The one thing it can be, or None."""
    return next(iter(value)) if len(value) == 1 else None


def has_code(value: Value) -> bool:
    """Whether using a value may run code of the document: a function's, a method's."""
    for atom in value:
        if isinstance(atom, (Items, Many, Mapping)):
            if any(map(has_code, parts_of(atom))):
                return True
        elif type(atom) not in _WITHOUT_CODE:
            return True
    return False


def parts_of(display: Items | Many | Mapping) -> Iterator[Value]:
    """The values in a display."""
    if isinstance(display, Items):
        yield from display.members
    elif isinstance(display, Many):
        yield display.element
    else:
        yield from (member for _, member in display.items)


_WITHOUT_CODE = frozenset(
    {Constant, Elsewhere, Failed, Foreign, Instance, Member, Module, Tested, Unknown}
)


class NoConstantError(ValueError):
    """The value is not one known constant."""


def constant_of(value: Value) -> object:
    """The one constant that `value` is.

    Raises:
        NoConstantError: it is none, or not known which.

    """
    atom = only(value)
    if isinstance(atom, Constant):
        return atom.value
    if isinstance(atom, Items) and atom.kind in {"tuple", "list"}:
        return tuple(constant_of(member) for member in atom.members)
    raise NoConstantError


def type_name(atom: Atom) -> str | None:
    """The name of the builtin type that `atom` surely has, or None."""
    if isinstance(atom, Constant):
        return atom.kind.__name__
    if isinstance(atom, Items):
        return atom.kind
    if isinstance(atom, Many):
        return atom.kind or None
    if isinstance(atom, (Mapping, Table)):
        return "dict"
    if isinstance(atom, Instance) and atom.name.startswith("builtins."):
        return atom.name.partition(".")[2]
    return "coroutine" if isinstance(atom, Awaitable) else None


def truth(value: Value) -> bool | None:
    """Whether it is true, or None where that is not known."""
    verdicts = {_atom_truth(atom) for atom in value}
    return verdicts.pop() if len(verdicts) == 1 else None


def _atom_truth(atom: Atom) -> bool | None:
    if isinstance(atom, Constant):
        return bool(atom.value)
    if isinstance(atom, (Module, Foreign, Function, Class, Method, Partial)):
        return True
    if isinstance(atom, Items) and atom.kind == "tuple":  # others may have grown or shrunk
        return bool(atom.members)
    if isinstance(atom, Instance) and atom.name in _ALWAYS_TRUE:
        return True
    if isinstance(atom, Object):
        return True if _is_plain(atom.of) else None
    return None


def _is_plain(definition: Class) -> bool:
    """Whether instances are true for having neither `__bool__` nor `__len__`."""
    if any(name in {"__bool__", "__len__"} for name, _ in definition.names):
        return False
    bases = [only(base) for base in definition.bases]
    return all(isinstance(base, Class) and _is_plain(base) for base in bases)


# Classes of the standard library without __bool__ and __len__ whose instances are tested.
_ALWAYS_TRUE = frozenset({"importlib.machinery.ModuleSpec", "re.Match"})
