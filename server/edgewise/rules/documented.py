"""What every rule has, whatever it is about: a code, a name, and a page."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from edgewise.finding import Severity


class Documented:
    """One statement that Edgewise can make; the module's docstring is its documentation."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    @classmethod
    def documentation(cls) -> str:
        """The rule's page, in Markdown without its title."""
        return inspect.cleandoc(sys.modules[cls.__module__].__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """The first sentence of the page."""
        return cls.documentation().partition("\n")[0]
