"""Which calls give a JavaScript object: what Python then holds is a `JsProxy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.values import (
    UNKNOWN,
    Constant,
    Function,
    Instance,
    Items,
    Many,
    Mapping,
    Table,
    Value,
    just,
    only,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

PROXY = "pyodide.ffi.JsProxy"

_MAKERS = frozenset(
    {
        "js.Object.assign",
        "js.Object.create",
        "js.Object.fromEntries",
        "pyodide.ffi.create_once_callable",
        "pyodide.ffi.create_proxy",
    }
)


def made(name: str, args: Sequence[Value]) -> Value | None:
    """The result of a call, None where it is not known to have to do with JavaScript's objects.

    `js.Map.new()` makes an object of whatever class; `to_js` leaves numbers and text as they are.
    """
    if name in _MAKERS or (name.startswith("js.") and name.endswith(".new")):
        return just(Instance(PROXY))
    if name == "pyodide.ffi.to_js":
        return _converted(args[0]) if args else UNKNOWN
    if name == "js.JSON.parse":
        return _parsed(args[0]) if args else UNKNOWN
    return None


def _converted(value: Value) -> Value:
    if value and all(isinstance(atom, (Items, Mapping, Table, Many, Function)) for atom in value):
        return just(Instance(PROXY))
    return value if isinstance(only(value), Constant) else UNKNOWN


def _parsed(value: Value) -> Value:
    text = only(value)
    if isinstance(text, Constant) and isinstance(text.value, str):
        return just(Instance(PROXY)) if text.value.lstrip().startswith(("[", "{")) else UNKNOWN
    return UNKNOWN
