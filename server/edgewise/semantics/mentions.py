"""Which functions a document names, in code that runs or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter_python
from tree_sitter import Language, Query, QueryCursor

from edgewise.semantics.scopes import walk
from edgewise.source import syntax as s
from edgewise.source.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.source.units import Unit

# Every identifier, and those that name something else than what a bare name reads; every attribute
# that is read, and those of `self` or `cls`. One query, because each goes through the whole tree.
_NAMES = """
(identifier) @any
(function_definition name: (identifier) @other)
(class_definition name: (identifier) @other)
(attribute attribute: (identifier) @other @attribute)
(attribute object: (identifier) @owner attribute: (identifier) @own
  (#any-of? @owner "self" "cls"))
(keyword_argument name: (identifier) @other)
(parameters (identifier) @other)
(default_parameter name: (identifier) @other)
(typed_parameter (identifier) @other)
(typed_default_parameter name: (identifier) @other)
(assignment left: (identifier) @other)
(global_statement (identifier) @other)
(aliased_import alias: (identifier) @other)
(as_pattern_target (identifier) @other)
"""
# What is written to by index, by a method that changes it, or given to somebody who may.
_CHANGED = """
(assignment left: (subscript value: [(identifier) @any (attribute attribute: (identifier) @any)]))
(augmented_assignment left: [(identifier) @any (attribute attribute: (identifier) @any)])
(call function: (attribute
  object: [(identifier) @any (attribute attribute: (identifier) @any)]
  attribute: (identifier) @owner)
  (#any-of? @owner "update" "setdefault" "__setitem__"))
(argument_list [(identifier) @any (attribute attribute: (identifier) @any)])
(keyword_argument value: [(identifier) @any (attribute attribute: (identifier) @any)])
(call function: [(identifier) @any (attribute attribute: (identifier) @any)] (#eq? @any "putenv"))
"""


@cache
def _query(text: str) -> Query:
    query: Query = Query(Language(tree_sitter_python.language()), text)
    return query


def mentioned_names(unit: Unit) -> frozenset[str]:
    """The names that a unit's code reads as bare names, wherever it stands."""
    return _names(unit).bare


def own_attributes(unit: Unit) -> frozenset[str]:
    """The attributes that a unit's code reads of `self` or `cls`, wherever it stands."""
    return _names(unit).own


def other_attributes(unit: Unit) -> frozenset[str]:
    """The attributes that a unit's code reads of anything else."""
    return _names(unit).other


def changed_names(unit: Unit) -> frozenset[str]:
    """The last names of what a unit's code may put something into, wherever it stands."""
    return unit.note("changed names", lambda: _decoded(_captures(unit, _CHANGED)["any"]))


class _Names(NamedTuple):
    bare: frozenset[str]
    own: frozenset[str]  # attributes of `self` and `cls`
    other: frozenset[str]  # attributes of anything else


def _names(unit: Unit) -> _Names:
    return unit.note("names", lambda: _names_in(unit))


def _names_in(unit: Unit) -> _Names:
    found = _captures(unit, _NAMES)
    own = found["own"]
    return _Names(
        _decoded(found["any"] - found["other"]),
        _decoded(own),
        _decoded(found["attribute"] - own),
    )


def _captures(unit: Unit, query: str) -> defaultdict[str, Counter[bytes]]:
    """How often a query captures which texts, by the names of the captures."""
    found = QueryCursor(_query(query)).captures(parse(unit.source))
    counts: defaultdict[str, Counter[bytes]] = defaultdict(Counter)
    for name, nodes in found.items():
        counts[name].update(node.text or b"" for node in nodes)
    return counts


def _decoded(texts: Iterable[bytes]) -> frozenset[str]:
    return frozenset(text.decode("utf-8", "replace") for text in texts)


def module_functions(unit: Unit) -> frozenset[s.FunctionDefinition]:
    """The functions that a unit defines at module level, without decorators."""
    return unit.note(
        "module functions",
        lambda: frozenset(
            statement
            for statement in walk(unit.body)
            if isinstance(statement, s.FunctionDefinition) and not statement.decorators
        ),
    )


def methods(unit: Unit) -> dict[s.FunctionDefinition, s.ClassDefinition]:
    """The methods, without decorators, of the classes that a unit defines at module level."""
    return unit.note(
        "methods",
        lambda: {
            method: statement
            for statement in walk(unit.body)
            if isinstance(statement, s.ClassDefinition)
            for method in walk(statement.body)
            if isinstance(method, s.FunctionDefinition) and not method.decorators
        },
    )
