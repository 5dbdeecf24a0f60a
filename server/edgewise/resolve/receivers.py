"""What an attribute is read of, as far as jedi can tell. Runs in the jedi worker."""

# jedi's own functions for it are not public; what they raise is caught by the worker.
# ruff: noqa: SLF001, PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    class Library(Protocol):
        """Who knows which files are the standard library's."""

        def is_standard(self, file: Path | None) -> bool:
            """Whether a definition in that file is the standard library's."""


class Receivers:
    """The receivers in one text."""

    def __init__(self, script: Any, library: Library, unknown: type) -> None:
        """Take a `jedi.Script`, and the class of the values that jedi does not know."""
        self._module = script._module_node
        self._state = script._inference_state
        self._context = script._get_module_context()
        self._library = library
        self._unknown = unknown

    def types(self, line: int, column: int) -> list[list[str]]:
        """Say what the receiver of the attribute at a place is: `questions.Types`.

        `line` counts from 0. Empty if any of the possible types is not known, or is no class
        or module of the standard library and derives from none.
        """
        from jedi.inference.helpers import infer_call_of_leaf

        leaf = self._module.get_leaf_for_position((line + 1, column), include_prefixes=True)
        if leaf is not None and leaf.start_pos != (line + 1, column):
            leaf = leaf.get_next_leaf()  # between two leaves the left one is given
        if leaf is None or leaf.type != "name" or leaf.parent.type != "trailer":
            return []
        # jedi counts what it executes, and stops in the midst of a long text otherwise.
        self._state.reset_recursion_limitations()
        self._state.inferred_element_counts.clear()
        context = self._context.create_context(leaf)
        values = infer_call_of_leaf(context, leaf, cut_own_trailer=True)
        types: list[list[str]] = []
        for value in values:
            if _is_none(value):
                continue  # reading an attribute of None fails, so it is one of the others
            names = list(self._owners(value, leaf.value))
            if not names:
                return []
            if names not in types:
                types.append(names)
        return sorted(types)

    def files(self) -> Iterator[str]:
        """List the modules that were read for the text so far, the standard library's left out.

        A package without `__init__.py` counts with its folders.
        """
        for values in list(self._state.module_cache._name_cache.values()):
            for value in values:
                file = value.py__file__()
                if file is not None and not self._library.is_standard(file):
                    yield str(file)
                elif file is None and not value.is_compiled():
                    yield from map(str, value.py__path__() or ())

    def _owners(self, value: Any, attribute: str) -> Iterator[str]:
        """List what of the standard library may define an attribute of a value, nearest first.

        Nothing if something else defines it, or may do so.
        """
        if isinstance(value, self._unknown):
            return
        if value.is_module():
            if self._is_standard(value):
                yield ".".join(value.string_names or ())
            return
        if not (value.is_instance() or value.is_class()):
            return
        for each in (value.py__class__() if value.is_instance() else value).py__mro__():
            if isinstance(each, self._unknown):
                return
            if self._is_standard(each):
                yield _qualified(each)
                if _defines(each, attribute):
                    return
            elif _is_peculiar(each, attribute):
                return

    def _is_standard(self, value: Any) -> bool:
        root = value.get_root_context()
        if root.tree_node is self._module:
            return False
        return self._library.is_standard(root.py__file__())


def _is_none(value: Any) -> bool:
    return bool(value.is_instance() and value.py__name__() == "NoneType")


def _qualified(value: Any) -> str:
    module = value.get_root_context().string_names or ()
    return ".".join((*module, *(value.get_qualified_names() or ())))


# A class of the user's that has one of these can make or be anything.
_DECISIVE = ("__getattribute__", "__new__")


def _is_peculiar(value: Any, attribute: str) -> bool:
    """Whether a class that is not the standard library's sees to the attribute itself."""
    if value.tree_node is None or value.get_metaclasses():
        return True
    return any(_defines(value, name) for name in (attribute, *_DECISIVE)) or any(
        name.parent.type == "trailer" and name.is_definition(include_setitem=True)
        for name in _names_in(value, attribute)  # self.start = …
    )


def _defines(value: Any, attribute: str) -> bool:
    """Whether the body of a class binds a name."""
    node = value.tree_node
    return node is None or any(
        name.is_definition() and _scope(name) is node for name in _names_in(value, attribute)
    )


def _names_in(value: Any, attribute: str) -> Iterator[Any]:
    node = value.tree_node
    for name in node.get_root_node().get_used_names().get(attribute, ()):
        if node.start_pos < name.start_pos < node.end_pos:
            yield name


def _scope(name: Any) -> Any:
    """Find the class or function whose body binds a name."""
    node = name.parent
    if node.type in {"classdef", "funcdef"} and node.name is name:
        node = node.parent
    while node is not None and node.type not in {"classdef", "funcdef", "lambdef"}:
        node = node.parent
    return node
