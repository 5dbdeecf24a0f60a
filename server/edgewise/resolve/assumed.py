"""What the configuration takes for granted of the modules around the code."""

from __future__ import annotations

from typing import NamedTuple


class Assumed(NamedTuple):
    """What is taken for granted: modules that somebody provides, distributions that are trusted.

    The distributions are spelled as PEP 503 says.
    """

    modules: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()

    def provides(self, module: str) -> bool:
        """Whether somebody provides a module, or a package that it is in."""
        if not self.modules:
            return False
        return any(module == each or module.startswith(f"{each}.") for each in self.modules)

    def written(self) -> tuple[str, ...]:
        """Each assumption in words, by which answers that rest on it are told apart."""
        provided = (f"provided module {each}" for each in sorted(self.modules))
        trusted = (f"trusted package {each}" for each in sorted(self.packages))
        return (*provided, *trusted)


NOTHING_ASSUMED = Assumed()
