"""The arguments of a call, known or not, with the expressions that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.semantics.values import UNKNOWN, Partial, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.source import syntax as s


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call passes; `exact` is false if `*args` or `**keywords` may pass more.

    `places` are the expressions of the positional arguments, `keyword_places` those of the
    keyword arguments, as far as they stand in the call.
    """

    args: tuple[Value, ...] = ()
    keywords: dict[str, Value] = field(default_factory=dict)
    exact: bool = True
    places: tuple[s.Expression, ...] = ()
    keyword_places: dict[str, s.Expression] = field(default_factory=dict)

    def values(self) -> Iterator[Value]:
        """All values that are passed."""
        yield from self.args
        yield from self.keywords.values()

    def get(
        self, position: int | None, keyword: str | None
    ) -> tuple[Value | None, s.Expression | None]:
        """The argument in one place or by one name: None if it is left out."""
        if keyword is not None and keyword in self.keywords:
            return self.keywords[keyword], self.keyword_places.get(keyword)
        if not self.exact:
            return UNKNOWN, None
        if position is not None and position < len(self.args):
            from_call = position - (len(self.args) - len(self.places))
            return self.args[position], self.places[from_call] if from_call >= 0 else None
        return None, None

    def after(self, partial: Partial) -> Arguments:
        """These arguments, behind those that a `functools.partial` holds already."""
        return Arguments(
            partial.args + self.args,
            {**dict(partial.keywords), **self.keywords},
            self.exact,
            self.places,
            self.keyword_places,
        )
