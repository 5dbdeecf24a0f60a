"""Which functions a document names, in code that runs or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import tree_sitter_python
from tree_sitter import Language, Query, QueryCursor

from edgewise.semantics.scopes import walk
from edgewise.source import syntax as s
from edgewise.source.units import parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from edgewise.source.units import Unit

# Every identifier, and those that name something else than what a bare name reads.
_IDENTIFIERS = """
(identifier) @any
(function_definition name: (identifier) @other)
(class_definition name: (identifier) @other)
(attribute attribute: (identifier) @other)
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


# Attributes, those of the first parameter of a method apart.
_ATTRIBUTES = """
(attribute attribute: (identifier) @any)
(attribute object: (identifier) @owner attribute: (identifier) @own
  (#any-of? @owner "self" "cls"))
"""


@cache
def _query(text: str) -> Query:
    query: Query = Query(Language(tree_sitter_python.language()), text)
    return query


def mentioned_names(unit: Unit) -> frozenset[str]:
    """The names that a unit's code reads as bare names, wherever it stands."""
    return _noted(unit, _IDENTIFIERS, lambda counts: counts["any"] - counts["other"])


def own_attributes(unit: Unit) -> frozenset[str]:
    """The attributes that a unit's code reads of `self` or `cls`, wherever it stands."""
    return _noted(unit, _ATTRIBUTES, lambda counts: counts["own"])


def other_attributes(unit: Unit) -> frozenset[str]:
    """The attributes that a unit's code reads of anything else."""
    return _noted(unit, _ATTRIBUTES, lambda counts: counts["any"] - counts["own"])


def _noted(
    unit: Unit, query: str, chosen: Callable[[dict[str, Counter[str]]], Counter[str]]
) -> frozenset[str]:
    known = unit.notes.get(("mentions", query))
    counts: defaultdict[str, Counter[str]]
    if isinstance(known, defaultdict):
        counts = known
    else:
        counts = defaultdict(Counter)
        found = QueryCursor(_query(query)).captures(parser().parse(unit.source).root_node)
        for capture, nodes in found.items():
            for node in nodes:
                counts[capture][(node.text or b"").decode("utf-8", "replace")] += 1
        unit.notes["mentions", query] = counts
    return frozenset(chosen(counts))


def module_functions(unit: Unit) -> frozenset[s.FunctionDefinition]:
    """The functions that a unit defines at module level, without decorators."""
    return frozenset(
        statement
        for statement in walk(unit.body)
        if isinstance(statement, s.FunctionDefinition) and not statement.decorators
    )


def methods(unit: Unit) -> frozenset[s.FunctionDefinition]:
    """The methods, without decorators, of the classes that a unit defines at module level."""
    return frozenset(
        method
        for statement in walk(unit.body)
        if isinstance(statement, s.ClassDefinition)
        for method in walk(statement.body)
        if isinstance(method, s.FunctionDefinition) and not method.decorators
    )
