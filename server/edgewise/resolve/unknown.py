"""The value that stands for what jedi does not know. Imported in the jedi worker only."""

# jedi has no types that mypy follows.
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jedi.inference.base_value import NO_VALUES, Value, ValueSet
from jedi.inference.filters import AbstractFilter
from jedi.inference.lazy_value import LazyKnownValue
from jedi.inference.names import AbstractNameDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unknown(Value):
    """Anything: whatever is done with it gives anything again.

    It is its own class, so that a class with a base that is not known finds it among its bases.
    """

    api_type = "instance"

    def __init__(self, inference_state: Any) -> None:
        super().__init__(inference_state, inference_state.builtins_module.as_context())

    def _again(self, *_: object, **__: object) -> Any:
        return ValueSet([self])

    py__call__ = _again
    py__getitem__ = _again
    py__simple_getitem__ = _again
    py__getattribute__ = _again
    py__getattribute__alternatives = _again
    py__get__ = _again
    py__await__ = _again
    py__stop_iteration_returns = _again
    execute = _again
    execute_annotation = _again
    execute_operation = _again
    execute_with_values = _again
    gather_annotation_classes = _again

    def _many(self, *_: object, **__: object) -> Iterator[Any]:
        return iter([LazyKnownValue(self)])

    py__iter__ = _many
    py__next__ = _many
    iterate = _many

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @property
    def name(self) -> Any:
        """Its name; it has none of its own."""
        return _AnyName(self, "unknown")

    def goto(self, name_or_str: object, *_: object, **__: object) -> list[Any]:
        """Find any attribute."""
        return [_AnyName(self, str(name_or_str))]

    def get_filters(self, *_: object, **__: object) -> Iterator[Any]:
        """Have any attribute."""
        yield _AnyNames(self)

    def py__bool__(self) -> bool | None:
        """Be true or false."""
        return None

    def py__class__(self) -> Any:
        """Be its own class."""
        return self

    def py__mro__(self) -> tuple[Any, ...]:
        """Be its own and only base."""
        return (self,)

    def py__bases__(self) -> tuple[Any, ...]:
        """Have no other base."""
        return ()

    def get_metaclasses(self) -> Any:
        """Have no metaclass."""
        return NO_VALUES

    def is_compiled(self) -> bool:
        """Have no source."""
        return True

    def is_stub(self) -> bool:
        """Stand in no stub."""
        return False

    def is_same_class(self, class2: object) -> bool:
        """Be no known class."""
        return class2 is self

    def is_sub_class_of(self, _class_value: object) -> bool:
        """Derive from no known class."""
        return False

    def py__name__(self) -> str:
        """Its name; it has none of its own."""
        return "unknown"

    def py__get__on_class(self, *_: object) -> Any:
        """Be no descriptor."""
        return NotImplemented


class Nothing(Unknown):
    """A `None` that code uses for whatever it means by it."""

    def py__bool__(self) -> bool | None:
        """Be false: `None or Thread()` is a thread."""
        return False


class _AnyNames(AbstractFilter):
    def __init__(self, value: Unknown) -> None:
        self._value = value

    def get(self, name: object) -> list[Any]:
        return [_AnyName(self._value, str(name))]

    def values(self) -> list[Any]:
        return []


class _AnyName(AbstractNameDefinition):
    api_type = "instance"

    def __init__(self, value: Unknown, string_name: str) -> None:
        self.string_name = string_name
        self.parent_context = value.parent_context
        self._value = value

    def infer(self) -> Any:
        return ValueSet([self._value])
