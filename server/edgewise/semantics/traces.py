"""What the receiver of a call may come from, told by names alone.

A backward slice of a document, and a coarse one: from the words of the expression that something
is called on to the statements that bind these words, to their words, and so on, until nothing new
comes up or an import leads elsewhere. No value is worked out and no order counts, so what a trace
does not mention has no part in what the receiver is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from keyword import iskeyword
from typing import TYPE_CHECKING, NamedTuple

from edgewise.semantics.scopes import blocks, bound_names, declared, target_names, walk
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edgewise.semantics.receivers import OpenCall
    from edgewise.source.document import Document
    from edgewise.source.units import Unit

_WORD = re.compile(r"(\.?)[ \t]*([^\W\d]\w*)")
# Where a word that stands alone may be an attribute, or an attribute a name.
_MIXES = re.compile(r"\b(?:getattr|attrgetter|methodcaller|setattr)\b")
# What says something about a thing that is bound elsewhere: what it is, or what it holds.
_TELLS = re.compile(
    r"\bisinstance\b|\bissubclass\b|\.(?:append|appendleft|add|extend|extendleft|insert|update"
    r"|setdefault|put)\("
)
# Where what stands behind the receiver says what it is.
_BINDS_INSIDE = re.compile(r"\bfor\b|:=|\blambda\b")
# Comments may tell types, as people wrote them before there were annotations.
_TYPE_COMMENT = re.compile(r"#[ \t]*type:(?![ \t]*ignore)")
# Comments, and texts; one that can be an annotation counts.
_TEXT = re.compile(
    r"""#[^\r\n]*|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}"""
    r"""|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'""",
    re.DOTALL,
)
_ANNOTATION = re.compile(r"""["'][\w.,|\[\] "']*["']""")


class Brought(NamedTuple):
    """An import that has a part in it.

    `name` is what it takes from the module, `*` for everything, empty where it binds the module
    itself or the package that this is in: as `bound`.
    """

    level: int
    module: str
    name: str
    bound: str = ""


class Trace(NamedTuple):
    """All the words that have a part in what a receiver is, and the imports behind them."""

    words: frozenset[str]
    brought: frozenset[Brought]


class Traces:
    """The statements of one document, by what they bind."""

    def __init__(self, document: Document) -> None:
        """Look through a document that has been read."""
        self._opaque = _TYPE_COMMENT.search(document.text) is not None or any(
            unit.broken for unit in document.units
        )
        self._module = _Scope()
        self._attributes: dict[str, list[_Piece]] = {}
        self._places: dict[Unit, list[_Piece]] = {}
        self._stars: list[_Piece] = []
        self._known: dict[tuple[frozenset[tuple[bool, str]], _Scope], Trace] = {}
        if not self._opaque:
            for unit in document.units:
                self._unit, self._source = unit, unit.source
                self._visit(unit.body, self._module)

    def of(self, call: OpenCall) -> Trace | None:
        """Trace what a method is called on; None if that cannot be told."""
        if self._opaque:
            return None
        unit, start = call.site.unit, call.site.start
        around = [it for it in self._places.get(unit, ()) if it.start <= start < it.end]
        if not around:
            return None
        statement = min(around, key=lambda piece: piece.end - piece.start)
        text = statement.text
        if not _BINDS_INSIDE.search(text):
            text = unit.source[statement.value : start].decode("utf-8", "replace")
        words = tuple(_words(text))
        key = frozenset(words), statement.scope
        if key not in self._known:
            walk_back = _Walk(self._attributes)
            walk_back.take(words, statement.scope)
            for star in self._stars:
                walk_back.follow(star)
            self._known[key] = walk_back.trace()
        return self._known[key]

    def _visit(self, body: s.Body, scope: _Scope) -> None:
        for statement in walk(body):
            if isinstance(statement, s.FunctionDefinition):
                self._function(statement, scope)
            elif isinstance(statement, s.ClassDefinition):
                self._class(statement, scope)
            elif isinstance(statement, (s.Import, s.ImportFrom)):
                self._import(statement, scope)
            elif not isinstance(statement, s.Declaration):
                self._statement(statement, scope)

    def _statement(self, statement: s.Statement, scope: _Scope) -> None:
        whole = self._piece(statement.start, statement.end, scope)
        inner = [block[0].start for block in blocks(statement) if block]
        head = self._piece(statement.start, min(inner), scope) if inner else whole
        head.value = statement.value.start if isinstance(statement, s.Assign) else head.start
        self._places.setdefault(self._unit, []).append(head)
        told = whole if isinstance(statement, (s.Match, s.Try)) else head
        names = bound_names((statement,)) if not inner else _bound_by_head(statement)
        for name in names:
            self._bind(name, told, scope)
        for attribute in _attributes_set_by(statement):
            self._attributes.setdefault(attribute, []).append(told)
            if scope.owner is not None:
                scope.owner.members.add(attribute)
        if _TELLS.search(told.text):
            for _, word in told.words:
                self._bind(word, told, scope)
                self._attributes.setdefault(word, []).append(told)

    def _import(self, statement: s.Import | s.ImportFrom, scope: _Scope) -> None:
        start, end = statement.start, statement.end
        if isinstance(statement, s.Import):
            for alias in statement.names:
                bound = alias.asname or alias.name.partition(".")[0]
                brought = Brought(0, alias.name, "", bound)
                self._bind(bound, self._piece(start, end, scope, (brought,)), scope)
            return
        level, module = statement.level, statement.module
        if statement.star:
            self._stars.append(self._piece(start, end, scope, (Brought(level, module, "*"),)))
        for alias in statement.names:
            piece = self._piece(start, end, scope, (Brought(level, module, alias.name),))
            self._bind(alias.asname or alias.name, piece, scope)

    def _function(self, node: s.FunctionDefinition, scope: _Scope) -> None:
        inner = _Scope(scope, is_function=True, owner=scope if scope.heads else scope.owner)
        inner.elsewhere = frozenset(declared(node.body, "global", "nonlocal"))
        start = min([node.start, *(each.start for each in node.decorators)])
        whole = self._piece(start, node.end, inner)
        self._bind(node.name, whole, scope)
        if node.body:
            head = self._piece(start, node.body[0].start, scope)
            self._places.setdefault(self._unit, []).append(head)
        for index, parameter in enumerate(node.parameters):
            piece = self._piece(parameter.start, parameter.end, scope)
            inner.bindings.setdefault(parameter.name, []).append(piece)
            if scope.heads and index == 0:
                inner.receiver = parameter.name
                inner.bindings[parameter.name] += scope.heads
        self._visit(node.body, inner)

    def _class(self, node: s.ClassDefinition, scope: _Scope) -> None:
        start = min([node.start, *(each.start for each in node.decorators)])
        end = node.body[0].start if node.body else node.end
        head = self._piece(start, end, scope)
        self._places.setdefault(self._unit, []).append(head)
        inner = _Scope(scope)
        inner.heads.append(head)
        self._bind(node.name, head, scope)
        self._visit(node.body, inner)
        for name, pieces in inner.bindings.items():
            if name.startswith("__") and name != "__init__":
                for piece in pieces:  # what calling it, entering it or looping over it gives
                    self._bind(node.name, piece, scope)

    def _bind(self, name: str, piece: _Piece, scope: _Scope) -> None:
        outer: _Scope | None = scope
        if name in scope.elsewhere:
            while outer is not None:
                outer = outer.parent
                if outer is not None:
                    outer.bindings.setdefault(name, []).append(piece)
            return
        scope.bindings.setdefault(name, []).append(piece)
        if scope.heads:  # of a class
            self._attributes.setdefault(name, []).append(piece)
            scope.members.add(name)

    def _piece(
        self, start: int, end: int, scope: _Scope, brought: tuple[Brought, ...] = ()
    ) -> _Piece:
        return _Piece(self._source, start, end, scope, brought, start)


@dataclass(eq=False)
class _Scope:
    parent: _Scope | None = None
    is_function: bool = False
    bindings: dict[str, list[_Piece]] = field(default_factory=dict)
    heads: list[_Piece] = field(default_factory=list)  # of a class: `class Job(Thread):`
    members: set[str] = field(default_factory=set)  # of a class: what it binds, its methods set
    receiver: str = ""  # of a method: `self`
    owner: _Scope | None = None  # the class that a function is in
    elsewhere: frozenset[str] = frozenset()  # names that it declares to be of a scope around

    def has_own(self, name: str, attribute: str) -> bool:
        """Whether `name.attribute` in a method is its class's own: `self.pool`."""
        if self.owner is None or not name or name != self.receiver:
            return False
        return attribute in self.owner.members


@dataclass(eq=False, slots=True)
class _Piece:
    """A part of a unit's text: a statement, its head, a parameter."""

    source: bytes
    start: int
    end: int
    scope: _Scope
    brought: tuple[Brought, ...] = ()
    value: int = 0  # where what is assigned starts
    _words: tuple[tuple[bool, str], ...] | None = None

    @property
    def text(self) -> str:
        return self.source[self.start : self.end].decode("utf-8", "replace")

    @property
    def words(self) -> tuple[tuple[bool, str], ...]:
        if self._words is None:
            self._words = tuple(_words(self.text))
        return self._words


class _Walk:
    """One way back."""

    def __init__(self, attributes: dict[str, list[_Piece]]) -> None:
        self._attributes = attributes
        self._words: set[str] = set()
        self._brought: set[Brought] = set()
        self._followed: set[_Piece] = set()
        self._asked: set[tuple[bool, str, _Scope | None]] = set()
        self._pending: list[_Piece] = []

    def trace(self) -> Trace:
        while self._pending:
            piece = self._pending.pop()
            self._brought.update(piece.brought)
            self.take(piece.words, piece.scope)
        return Trace(frozenset(self._words), frozenset(self._brought))

    def follow(self, piece: _Piece) -> None:
        if piece not in self._followed:
            self._followed.add(piece)
            self._pending.append(piece)

    def take(self, words: Iterable[tuple[bool, str]], scope: _Scope) -> None:
        listed = (*words, (False, ""))
        for (is_attribute, word), (is_read, attribute) in pairwise(listed):
            if is_read and not is_attribute and scope.has_own(word, attribute):
                continue  # what the class has itself it does not take from a base
            key = (is_attribute, word, None if is_attribute else scope)
            if key in self._asked:
                continue
            self._asked.add(key)
            self._words.add(word)
            for piece in self._bound(is_attribute, word, scope):
                self.follow(piece)

    def _bound(self, is_attribute: bool, word: str, scope: _Scope) -> Iterator[_Piece]:
        if is_attribute:
            yield from self._attributes.get(word, ())
            return
        inner: _Scope | None = scope
        while inner is not None:
            if word in {"super", "__class__"}:
                yield from inner.heads
            if word in inner.bindings and (inner is scope or not inner.heads):
                yield from inner.bindings[word]
                if inner.is_function:
                    return
            inner = inner.parent


def _words(text: str) -> Iterator[tuple[bool, str]]:
    mixes = _MIXES.search(text) is not None
    text = _TEXT.sub(_annotation, text)
    for dot, word in _WORD.findall(text):
        if iskeyword(word):
            continue
        yield bool(dot), word
        if mixes:
            yield not dot, word


def _annotation(text: re.Match[str]) -> str:
    """What of a text counts. Between braces it may be code: an f-string's parts."""
    found = text[0]
    return found if "{" in found or _ANNOTATION.fullmatch(found) else " "


def _bound_by_head(statement: s.Statement) -> Iterator[str]:
    """The names that a compound statement binds itself, not the statements inside it."""
    yield from statement.walruses
    if isinstance(statement, s.For):
        yield from target_names(statement.target)
    elif isinstance(statement, s.With):
        for item in statement.items:
            if item.target is not None:
                yield from target_names(item.target)
    elif isinstance(statement, s.Try):
        for handler in statement.handlers:
            if handler.name:
                yield handler.name
    elif isinstance(statement, s.Match):
        for case in statement.cases:
            yield from case.captures


def _attributes_set_by(statement: s.Statement) -> Iterator[str]:
    """The attributes that a statement sets, and what it sets an item of."""
    targets: list[s.Expression] = []
    if isinstance(statement, s.Assign):
        targets += statement.targets
    elif isinstance(statement, (s.AnnotatedAssign, s.AugmentedAssign, s.For)):
        targets.append(statement.target)
    elif isinstance(statement, s.With):
        targets += [item.target for item in statement.items if item.target is not None]
    while targets:
        target = targets.pop()
        if isinstance(target, s.Attribute):
            yield target.attr
        elif isinstance(target, (s.Starred, s.Subscript)):
            targets.append(target.value)
        elif isinstance(target, s.Sequence):
            targets += target.items
