"""What binds a module's global names, read from parso's tree. Runs in the jedi worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# parso's types say little (`children` of what?), so a node is anything here.
Node = Any


@dataclass(frozen=True, slots=True)
class Binding:
    """A place that binds a global; `certain` if every successful import runs it."""

    name: Node
    certain: bool

    @property
    def statement(self) -> Node:
        """The statement that binds it."""
        return self.name.get_definition(import_name_always=True)


def bindings_of(tree: Node, name: str) -> Iterator[Binding]:
    """Find what binds the global `name` of a module, leaving out what type checkers alone see."""
    for leaf in tree.get_used_names().get(name, ()):
        if leaf.parent.type in ("global_stmt", "del_stmt"):
            yield Binding(leaf, certain=False)
            continue
        binding = Binding(leaf, certain=True)
        statement = binding.statement
        if (
            statement is not None
            and _binds(statement, leaf)
            and _is_global(statement)
            and not _is_for_type_checkers(statement)
        ):
            yield Binding(leaf, is_certain(statement))


def star_imports(tree: Node) -> list[Node]:
    """List the `from … import *` of a module, in the order of the text."""
    return [
        statement
        for statement in tree.iter_imports()
        if statement.type == "import_from"
        and statement.is_star_import()
        and not _is_for_type_checkers(statement)
    ]


def is_certain(node: Node) -> bool:
    """Whether it runs in every import of the module that does not fail."""
    child, parent = node, node.parent
    while parent is not None:
        if parent.type == "if_stmt":
            if not _is_else_of_type_checking(parent, child):
                return False
        elif parent.type == "try_stmt":
            handlers = list(_handlers(parent))
            if any(child is handler for handler in handlers) or not all(map(_raises, handlers)):
                return False
        elif parent.type in ("for_stmt", "while_stmt", "match_stmt", "error_node"):
            return False
        child, parent = parent, parent.parent
    return True


def assigned_value(statement: Node, name: Node) -> Node | None:
    """Take the right side of `name = …` or `name: T = …`; None for tuples, `+=` and the like."""
    children = statement.children
    if children[0] is not name:
        return None
    if children[1].type == "annassign":
        return statement.get_rhs() if len(children[1].children) == 4 else None
    return children[2] if len(children) == 3 and children[1] == "=" else None


def _binds(statement: Node, leaf: Node) -> bool:
    """Whether the statement binds that name: `from a import b as c` binds `c` only."""
    if statement.type in ("import_name", "import_from"):
        return any(leaf is bound for bound in statement.get_defined_names())
    return statement.type not in ("param", "sync_comp_for", "comp_for")


def _is_global(statement: Node) -> bool:
    scope = statement.parent
    while scope is not None and scope.type not in ("funcdef", "classdef", "lambdef"):
        scope = scope.parent
    return scope is None


def _is_for_type_checkers(node: Node) -> bool:
    child, parent = node, node.parent
    while parent is not None:
        if (
            parent.type == "if_stmt"
            and _tests_type_checking(parent)
            and parent.children[3] is child
        ):
            return True
        child, parent = parent, parent.parent
    return False


def _is_else_of_type_checking(statement: Node, suite: Node) -> bool:
    return (
        _tests_type_checking(statement)
        and len(statement.children) == 7
        and statement.children[4] == "else"
        and statement.children[6] is suite
    )


def _tests_type_checking(statement: Node) -> bool:
    test: str = statement.children[1].get_code(include_prefix=False)
    return test in ("TYPE_CHECKING", "typing.TYPE_CHECKING", "t.TYPE_CHECKING")


def _handlers(statement: Node) -> Iterator[Node]:
    """List the suites of a `try`'s `except` clauses."""
    children = statement.children
    for clause, suite in zip(children[::3], children[2::3], strict=False):
        if clause.type == "except_clause" or clause == "except":
            yield suite


def _raises(suite: Node) -> bool:
    return any(it.get_first_leaf() == "raise" for it in getattr(suite, "children", ()))
