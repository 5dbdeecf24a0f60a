"""Python's abstract syntax, as much of it as meaning needs.

The shapes and names follow the standard library's `ast`. Two things differ: it is
made from a tree-sitter tree, so it exists for half-typed code too, and a place is a
pair of byte offsets into the unit's text, so that a unit can move without being read again.
Anything without a meaning here becomes `Other`, whose children are still looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ConstantValue = str | bytes | int | float | complex | bool | None


@dataclass(slots=True, eq=False)
class Node:
    """Something between the byte offsets `start` and `end` of its unit."""

    start: int
    end: int


# --- expressions ---------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Expression(Node):
    """Something that has a value."""


@dataclass(slots=True, eq=False)
class Name(Expression):
    """A bare name being read."""

    id: str


@dataclass(slots=True, eq=False)
class Attribute(Expression):
    """`value.attr`; the attribute's own name starts at `attr_start`."""

    value: Expression
    attr: str
    attr_start: int


@dataclass(slots=True, eq=False)
class Keyword(Node):
    """`name=value` in a call; without a name it is `**value`."""

    name: str | None
    value: Expression


@dataclass(slots=True, eq=False)
class Call(Expression):
    """`func(args, keywords)`; a starred argument is a `Starred`."""

    func: Expression
    args: tuple[Expression, ...]
    keywords: tuple[Keyword, ...]


@dataclass(slots=True, eq=False)
class Constant(Expression):
    """A literal whose value is known."""

    value: ConstantValue


@dataclass(slots=True, eq=False)
class Joined(Expression):
    """An f-string: literal parts and interpolated expressions, in order."""

    parts: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Sequence(Expression):
    """A tuple, list or set display."""

    kind: str
    items: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Dictionary(Expression):
    """A dict display; a key of None is `**value`."""

    items: tuple[tuple[Expression | None, Expression], ...]


@dataclass(slots=True, eq=False)
class Subscript(Expression):
    """`value[index]`."""

    value: Expression
    index: Expression


@dataclass(slots=True, eq=False)
class Slice(Expression):
    """`lower:upper:step`, each of which may be missing."""

    parts: tuple[Expression | None, Expression | None, Expression | None]


@dataclass(slots=True, eq=False)
class BinaryOperation(Expression):
    """`left operator right`."""

    operator: str
    left: Expression
    right: Expression


@dataclass(slots=True, eq=False)
class BooleanOperation(Expression):
    """`left and right`, `left or right`."""

    operator: str
    left: Expression
    right: Expression


@dataclass(slots=True, eq=False)
class Not(Expression):
    """`not operand`."""

    operand: Expression


@dataclass(slots=True, eq=False)
class Comparison(Expression):
    """`left operator right …`, chained as Python chains them."""

    left: Expression
    operators: tuple[str, ...]
    comparators: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Conditional(Expression):
    """`body if test else orelse`."""

    test: Expression
    body: Expression
    orelse: Expression


@dataclass(slots=True, eq=False)
class Lambda(Expression):
    """`lambda parameters: body`."""

    parameters: tuple[Parameter, ...]
    body: Expression


@dataclass(slots=True, eq=False)
class ComprehensionClause(Node):
    """One `for target in iterable`, with the conditions that follow it."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Comprehension(Expression):
    """A list, set, dict or generator comprehension; `elements` are what it yields."""

    elements: tuple[Expression, ...]
    clauses: tuple[ComprehensionClause, ...]


@dataclass(slots=True, eq=False)
class Await(Expression):
    """`await value`."""

    value: Expression


@dataclass(slots=True, eq=False)
class Yield(Expression):
    """`yield value`, or `yield from value`."""

    value: Expression | None
    delegates: bool


@dataclass(slots=True, eq=False)
class Starred(Expression):
    """`*value`."""

    value: Expression


@dataclass(slots=True, eq=False)
class Walrus(Expression):
    """`name := value`."""

    name: str
    value: Expression


@dataclass(slots=True, eq=False)
class Other(Expression):
    """An expression without a known value; its parts are evaluated all the same."""

    children: tuple[Expression, ...]


# --- statements ----------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Statement(Node):
    """Something that is executed; `walruses` are the names bound by `:=` anywhere in it."""

    walruses: tuple[str, ...] = field(init=False, default=())


Body = tuple[Statement, ...]


@dataclass(slots=True, eq=False)
class Alias(Node):
    """`name` or `name as asname`; the range is the name's alone."""

    name: str
    asname: str | None


@dataclass(slots=True, eq=False)
class Import(Statement):
    """`import names`."""

    names: tuple[Alias, ...]


@dataclass(slots=True, eq=False)
class ImportFrom(Statement):
    """`from module import names`; `level` counts leading dots, `star` stands for `*`.

    `module_start` and `module_end` hold the module's name as written, dots included.
    """

    module: str
    level: int
    names: tuple[Alias, ...]
    star: bool
    module_start: int
    module_end: int


@dataclass(slots=True, eq=False)
class Assign(Statement):
    """`targets = value`; several targets for `a = b = value`."""

    targets: tuple[Expression, ...]
    value: Expression


@dataclass(slots=True, eq=False)
class AnnotatedAssign(Statement):
    """`target: annotation = value`; without a value only a declaration."""

    target: Expression
    annotation: Expression
    value: Expression | None


@dataclass(slots=True, eq=False)
class AugmentedAssign(Statement):
    """`target operator= value`."""

    target: Expression
    operator: str
    value: Expression


@dataclass(slots=True, eq=False)
class Evaluate(Statement):
    """An expression as a statement."""

    value: Expression


@dataclass(slots=True, eq=False)
class If(Statement):
    """`if test`; an `elif` is an `If` alone in `orelse`."""

    test: Expression
    body: Body
    orelse: Body


@dataclass(slots=True, eq=False)
class While(Statement):
    """`while test` with its `else`."""

    test: Expression
    body: Body
    orelse: Body
    binds: frozenset[str] | None = field(init=False, default=None)  # by `semantics`


@dataclass(slots=True, eq=False)
class For(Statement):
    """`for target in iterable` with its `else`."""

    target: Expression
    iterable: Expression
    body: Body
    orelse: Body
    binds: frozenset[str] | None = field(init=False, default=None)  # by `semantics`


@dataclass(slots=True, eq=False)
class ExceptHandler(Node):
    """`except types as name`; without types it catches everything."""

    types: Expression | None
    name: str | None
    body: Body


@dataclass(slots=True, eq=False)
class Try(Statement):
    """`try`, its handlers, `else` and `finally`."""

    body: Body
    handlers: tuple[ExceptHandler, ...]
    orelse: Body
    final: Body


@dataclass(slots=True, eq=False)
class WithItem(Node):
    """`context as target`."""

    context: Expression
    target: Expression | None


@dataclass(slots=True, eq=False)
class With(Statement):
    """`with items`."""

    items: tuple[WithItem, ...]
    body: Body


@dataclass(slots=True, eq=False)
class Pattern(Node):
    """A constant, a name, or a sequence of such patterns; nothing of these matches who knows what.

    `literals` are the alternatives where it is nothing but constants; `capture` is the name that
    anything is bound to, `_` for none; `parts` are the patterns of a sequence of fixed length.
    """

    literals: tuple[ConstantValue, ...] | None = None
    capture: str = ""
    parts: tuple[Pattern, ...] | None = None


@dataclass(slots=True, eq=False)
class MatchCase(Node):
    """`case pattern if guard`; `captures` are the names that the pattern binds.

    `literals` are the alternatives when the pattern is nothing but constants, else None. `value`
    is the dotted name that is all of the pattern.
    `irrefutable` patterns (`case _`, `case x`) match anything. `parts` are those of a
    sequence of fixed length.
    """

    captures: tuple[str, ...]
    values: tuple[Expression, ...]
    literals: tuple[ConstantValue, ...] | None
    value: Expression | None
    irrefutable: bool
    parts: tuple[Pattern, ...] | None
    guard: Expression | None
    body: Body


@dataclass(slots=True, eq=False)
class Match(Statement):
    """`match subject`."""

    subject: Expression
    cases: tuple[MatchCase, ...]


@dataclass(slots=True, eq=False)
class Parameter(Node):
    """One parameter; `kind` is `""`, `"*"` or `"**"`; `keyword_only` after a star."""

    name: str
    kind: str
    default: Expression | None
    annotation: Expression | None
    keyword_only: bool = False


@dataclass(slots=True, eq=False)
class FunctionDefinition(Statement):
    """`def` or `async def`."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: Expression | None
    decorators: tuple[Expression, ...]
    suite: Body | Callable[[], Body]
    """What it holds, or how to find out: most functions of a module that is only imported are
    never looked into."""
    is_async: bool
    is_generator: bool
    # worked out by `semantics` when first asked for
    locals: frozenset[str] | None = field(init=False, default=None)
    globals: frozenset[str] | None = field(init=False, default=None)
    tells: bool | None = field(init=False, default=None)
    fills: bool | None = field(init=False, default=None)

    @property
    def body(self) -> Body:
        """What it holds."""
        suite = self.suite
        if not isinstance(suite, tuple):
            suite = self.suite = suite()
        return suite


@dataclass(frozen=True, slots=True, eq=False)
class SelfAssignment:
    """What a method assigns to an attribute of its first parameter.

    `tests` are conditions around it, each with the outcome that leads there; not all of them.
    """

    method: FunctionDefinition
    value: Expression
    tests: tuple[tuple[Expression, bool], ...]


@dataclass(slots=True, eq=False)
class ClassDefinition(Statement):
    """`class name(bases, keywords)`."""

    name: str
    bases: tuple[Expression, ...]
    keywords: tuple[Keyword, ...]
    decorators: tuple[Expression, ...]
    body: Body
    # worked out by `semantics` when first asked for
    attributes: dict[str, list[SelfAssignment]] | None = field(init=False, default=None)
    subclasses: str = field(init=False, default="")


@dataclass(slots=True, eq=False)
class Return(Statement):
    """`return value`."""

    value: Expression | None


@dataclass(slots=True, eq=False)
class Raise(Statement):
    """`raise exception from cause`."""

    children: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Assert(Statement):
    """`assert test, message`."""

    test: Expression
    message: Expression | None


@dataclass(slots=True, eq=False)
class Delete(Statement):
    """`del targets`."""

    targets: tuple[Expression, ...]


@dataclass(slots=True, eq=False)
class Declaration(Statement):
    """`global names` or `nonlocal names`."""

    keyword: str
    names: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Jump(Statement):
    """`break` or `continue`."""

    keyword: str


@dataclass(slots=True, eq=False)
class TypeAlias(Statement):
    """`type name = …`, whose right side is not evaluated until asked for."""

    name: str
