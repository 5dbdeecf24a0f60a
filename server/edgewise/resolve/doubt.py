"""Make jedi say what it does not know. Runs in the jedi worker.

jedi is made for completion: of `pool or ThreadPoolExecutor()` with a `pool` that it knows
nothing of it says "ThreadPoolExecutor". Here every such gap becomes a value of its own,
`Unknown`, which goes where any value goes: through assignments, calls, attributes, loops and
base classes. What is left without it is all that the thing can be.

Gaps are: expressions and names without a value, parameters that no annotation tells and no
known call passes, a name that a loop binds again below the place that reads it, and `None`
outside annotations, since in platform-dependent code `None` stands for "not here". Docstrings
are not believed. Stubs stay as they are: they are complete.
"""

# jedi can be imported in the worker only, and has hardly any types.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Any


def install() -> type:
    """Change jedi; give the class of the values that stand for what it does not know."""
    from jedi.inference import docstrings, names, syntax_tree
    from jedi.inference.base_value import NO_VALUES, ValueSet
    from jedi.inference.gradual import annotation

    from edgewise.resolve.unknown import Nothing, Unknown

    known_node = syntax_tree.infer_node
    known_name = syntax_tree.tree_name_to_values
    known_return = annotation.infer_return_types
    annotated = names._ActualTreeParamName.infer  # noqa: SLF001 - jedi has no public way
    known_parameter = names.AnonymousParamName.infer

    def infer_node(context: Any, node: Any) -> Any:
        if not _is_source(context):
            return known_node(context, node)
        if node.type == "keyword" and node.value == "None" and not _is_annotation(node):
            return ValueSet([Nothing(context.inference_state)])
        found = known_node(context, node)
        if found and not (node.type == "name" and _is_bound_below(node)):
            return found
        return found | ValueSet([Unknown(context.inference_state)])

    def infer_name(state: Any, context: Any, name: Any) -> Any:
        found = known_name(state, context, name)
        if found or not _is_source(context) or not _binds(name):
            return found
        return ValueSet([Unknown(state)])

    def infer_executed_parameter(self: Any) -> Any:
        found = annotated(self)
        if found:
            return found
        passed = self.get_executed_param_name()
        found = passed.infer()
        is_default = passed._is_default  # noqa: SLF001
        if not _is_source(self.function_value):
            return found
        if found and not (is_default and _may_pass_more(self.arguments)):
            return found
        return ValueSet([Unknown(self.function_value.inference_state)])

    def infer_anonymous_parameter(self: Any) -> Any:
        found = annotated(self)
        if found:
            return found
        if self.star_count:
            return known_parameter(self)
        return ValueSet([Unknown(self.function_value.inference_state)])

    def infer_return_types(function: Any, arguments: Any) -> Any:
        receiver = getattr(arguments, "instance", None)
        if receiver is not None and receiver.is_instance() and _returns_self(function):
            return ValueSet([receiver])  # jedi takes the class that the method stands in
        return known_return(function, arguments)

    syntax_tree.infer_node = infer_node
    syntax_tree.tree_name_to_values = infer_name
    names.ParamName.infer = infer_executed_parameter
    names.AnonymousParamName.infer = infer_anonymous_parameter
    annotation.infer_return_types = infer_return_types
    docstrings.infer_param = lambda *_: NO_VALUES
    docstrings.infer_return_types = lambda *_: NO_VALUES
    return Unknown


def _is_source(context: Any) -> bool:
    """Whether it is code, not a stub."""
    return not context.get_root_context().is_stub()


def _is_annotation(node: Any) -> bool:
    child, parent = node, node.parent
    while parent is not None:
        if parent.type == "eval_input":  # an annotation that is written as a string
            return True
        if parent.type == "tfpdef":
            return True
        if parent.type == "annassign":
            return child is parent.children[1]
        if parent.type == "funcdef":
            return child is parent.annotation
        if parent.type in {"expr_stmt", "lambdef", "suite", "simple_stmt", "file_input"}:
            return False
        child, parent = parent, parent.parent
    return False


def _is_bound_below(name: Any) -> bool:
    """Whether a loop around binds the name behind it, for the next round."""
    loops = []
    parent = name.parent
    while parent is not None and parent.type not in {"funcdef", "classdef", "lambdef"}:
        if parent.type in {"for_stmt", "while_stmt"}:
            loops.append(parent)
        parent = parent.parent
    if not loops:
        return False
    outermost = loops[-1]
    return any(
        name.end_pos <= other.start_pos < outermost.end_pos and other.is_definition()
        for other in name.get_root_node().get_used_names().get(name.value, ())
    )


def _binds(name: Any) -> bool:
    """Whether a name is a definition that gives it a value."""
    if name.parent.type in {"global_stmt", "nonlocal_stmt"}:
        return False
    definition = name.get_definition(import_name_always=True)
    return definition is None or definition.type not in {"del_stmt", "param"}


def _may_pass_more(arguments: Any) -> bool:
    """Whether a call may pass more than is known: with stars, or since it is only assumed."""
    while hasattr(arguments, "_wrapped_arguments"):
        arguments = arguments._wrapped_arguments  # noqa: SLF001
    split = getattr(arguments, "_as_tree_tuple_objects", None)
    return split is None or any(stars for _, _, stars in split())


def _returns_self(function: Any) -> bool:
    node = getattr(function.tree_node, "annotation", None)
    return node is not None and node.get_code(include_prefix=False) in {"Self", "typing.Self"}
